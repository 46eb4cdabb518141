import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { silentLog } from "../../../../gateway/runtime/log.ts";
import { CallFile, CallFileError, openCallFile } from "../../../../gateway/storage/mod.ts";

const RINGING = [{ id: "A", state: "ringing" as const }];
const TALKING = [{
  id: "B",
  state: "established" as const,
  told: { eventId: "B", connectionId: "006c", ANI: "+1415", direction: "inbound" as const },
}];

function inFolder(test: (path: string) => void): () => void {
  return () => {
    const folder = Deno.makeTempDirSync();
    try {
      test(`${folder}/state/calls.jsonl`);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  };
}

/** Opens the file, as a process that has just started. */
const opened = <T>(path: string, use: (file: CallFile) => T): T =>
  use(new CallFile(path, silentLog));

Deno.test(
  "CallFile knows after a restart what was remembered last of each agent",
  inFolder((path) => {
    opened(path, (file) => {
      file.remember("1001", [RINGING]);
      file.remember("1002", [RINGING, TALKING]);
      file.remember("1001", [TALKING]);
      file.remember("1003", [RINGING]);
      file.remember("1003", []);
    });
    for (const _ of ["once", "and again"]) {
      opened(path, (file) => {
        assertEquals(file.recall("1001"), [TALKING]);
        assertEquals(file.recall("1002"), [RINGING, TALKING]);
        assertEquals(file.recall("1003"), []);
        assertEquals(file.recall("1004"), []);
      });
      assertEquals(Deno.readTextFileSync(path).trim().split("\n").length, 5);
    }
    opened(path, (file) => file.remember("1002", [TALKING]));
    assertEquals(Deno.readTextFileSync(path).trim().split("\n").length, 2);
  }),
);

Deno.test(
  "CallFile: the line over which the process died costs no other",
  inFolder((path) => {
    opened(path, (file) => file.remember("1001", [RINGING]));
    Deno.writeTextFileSync(path, '{"agent":"1002","toolbars":[[{"id":"', { append: true });
    opened(path, (file) => assertEquals(file.recall("1001"), [RINGING]));
  }),
);

Deno.test(
  "CallFile: a line of another make is left out",
  inFolder((path) => {
    opened(path, (file) => file.remember("1001", [RINGING]));
    Deno.writeTextFileSync(path, 'hello\n{"agent":7}\n[]\n', { append: true });
    opened(path, (file) => assertEquals(file.recall("1001"), [RINGING]));
  }),
);

Deno.test(
  "CallFile: a gateway that is started twice, and finds its port in use, takes nothing from the first",
  inFolder((path) => {
    opened(path, (first) => {
      first.remember("1001", [RINGING]);
      const before = Deno.statSync(path);
      opened(path, () => assertEquals(Deno.statSync(path).ino, before.ino));
      first.remember("1002", [TALKING]);
    });
    opened(path, (file) => {
      assertEquals([file.recall("1001"), file.recall("1002")], [[RINGING], [TALKING]]);
    });
  }),
);

for (const what of ["file", "folder"]) {
  Deno.test(
    `CallFile: calls are kept although the ${what} was removed while the gateway ran`,
    inFolder((path) => {
      opened(path, (file) => {
        file.remember("1001", [RINGING]);
        Deno.removeSync(what === "file" ? path : path.replace(/\/[^/]*$/, ""), { recursive: true });
        file.remember("1002", [TALKING]);
      });
      opened(path, (file) => {
        assertEquals([file.recall("1001"), file.recall("1002")], [[RINGING], [TALKING]]);
      });
    }),
  );
}

Deno.test(
  "CallFile is written anew before it grows without end",
  inFolder((path) => {
    opened(path, (file) => {
      for (let change = 0; change < 20_010; change++) file.remember("1001", [RINGING]);
    });
    assertEquals(Deno.readTextFileSync(path).trim().split("\n").length < 100, true);
  }),
);

Deno.test(
  "CallFile: a disk that takes no more stops no call, and what was missed is written when it does",
  inFolder((path) => {
    const errors: string[] = [];
    const log = { ...silentLog, error: (message: string) => void errors.push(message) };
    const file = new CallFile(path, log);
    file.remember("1001", [RINGING]);
    // A folder where the new file should be: it cannot be written.
    Deno.mkdirSync(`${path}.next`);
    for (let change = 0; change < 20_005; change++) file.remember("1002", [TALKING]);
    assertEquals(errors, ["Cannot keep calls for a restart"]);
    assertEquals(file.recall("1001"), [RINGING]);
    Deno.removeSync(`${path}.next`);
    file.remember("1003", [RINGING]);
    opened(path, (again) => {
      assertEquals([again.recall("1001"), again.recall("1002")], [[RINGING], [TALKING]]);
    });
  }),
);

Deno.test("CallFile says in one sentence that a file cannot be used", () => {
  const error = assertThrows(() => new CallFile("/proc/calls.jsonl", silentLog), CallFileError);
  assertStringIncludes(error.message, 'Cannot keep calls in "/proc/calls.jsonl"');
});

Deno.test("openCallFile() keeps nothing where nothing is wanted, or the port is another each time", () => {
  assertEquals(openCallFile({ callFile: "off", port: 8087 }, silentLog), undefined);
  assertEquals(openCallFile({ port: 0 }, silentLog), undefined);
});

Deno.test(
  "CallFile: a line that a full disk took half of is written whole with the next change",
  inFolder((path) => {
    const file = new CallFile(path, silentLog);
    const write = Deno.FsFile.prototype.writeSync;
    Deno.FsFile.prototype.writeSync = function (bytes) {
      write.call(this, bytes.subarray(0, 10));
      throw new Error("No space left on device");
    };
    try {
      file.remember("1001", [RINGING]);
    } finally {
      Deno.FsFile.prototype.writeSync = write;
    }
    file.remember("1002", [TALKING]);
    opened(path, (again) => {
      assertEquals([again.recall("1001"), again.recall("1002")], [[RINGING], [TALKING]]);
    });
  }),
);
