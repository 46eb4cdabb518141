import { assertEquals } from "@std/assert";
import { closeQuietly, guarded } from "../../../../gateway/socket/guard.ts";
import { silentLog } from "../../../../gateway/runtime/log.ts";

Deno.test("guarded() closes the socket with 1011 when its handler throws", () => {
  const closed: (number | undefined)[] = [];
  const socket = { close: (code?: number) => void closed.push(code) };
  const handler = guarded(socket, silentLog, () => {
    throw new Error("bug");
  });
  handler();
  assertEquals(closed, [1011]);
});

Deno.test("closeQuietly() does not mind a socket that cannot be closed", () => {
  closeQuietly(
    {
      close() {
        throw new DOMException("not open", "InvalidStateError");
      },
    },
    1011,
    "x",
  );
});
