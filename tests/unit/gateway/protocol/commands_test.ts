import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  COMMAND_TYPES,
  type CommandType,
  decodeCommand,
} from "../../../../gateway/protocol/mod.ts";

function decoded(body: unknown) {
  const result = decodeCommand(typeof body === "string" ? body : JSON.stringify(body));
  return result.ok ? result.command : `${result.problem.code} ${result.problem.field ?? "-"}`;
}

Deno.test("decodeCommand() reads the seed's commands", () => {
  assertEquals(decoded({ type: "initialize" }), { type: "initialize" });
  const connectionId = "006c02462a161006";
  assertEquals(decoded({ type: "Accept", connectionId }), { type: "Accept", connectionId });
  assertEquals(decoded({ type: "Reject", connectionId }), { type: "Reject", connectionId });
});

const toNumber = "7002";

/** The fields that a command needs. */
const FIELDS: Partial<Record<CommandType, Record<string, unknown>>> = {
  MakeCall: { toNumber },
  Transfer: { toNumber },
  InitiateTransfer: { toNumber },
  Conference: { toNumber },
  InitiateConference: { toNumber },
  RemoveParty: { toNumber },
  Redirect: { toNumber },
  SendDtmf: { digits: "1#" },
  AttachUserData: { userData: { order: 7 } },
  UpdateUserData: { userData: { order: 8 } },
  DeleteUserData: { key: "order" },
};

Deno.test("decodeCommand() reads every alias without regard to case", () => {
  for (const [spelling, type] of COMMAND_TYPES) {
    const more = FIELDS[type] ?? {};
    for (const written of [spelling, spelling.toUpperCase()]) {
      assertEquals<unknown>(decoded({ type: written, ...more }), { type, ...more }, written);
    }
  }
  assertEquals(decoded({ type: "Hangup" }), { type: "Reject" });
  assertEquals(decoded({ type: "Register" }), { type: "initialize" });
});

Deno.test("decodeCommand() takes a call that is not named: absent, null or empty", () => {
  assertEquals(decoded({ type: "Reject", connectionId: null }), {
    type: "Reject",
    connectionId: null,
  });
  assertEquals(decoded({ type: "Reject", connectionId: "" }), { type: "Reject", connectionId: "" });
});

Deno.test("decodeCommand() refuses what is no JSON object", () => {
  for (const body of ["", "{", "[]", "null", "1", '"Reject"', "{'type':'Reject'}", "\u0000"]) {
    assertEquals(decoded(body), "malformed-json -", body);
  }
});

Deno.test("decodeCommand() refuses an unknown type and lists the known ones", () => {
  for (const type of ["Explode", "", 7, null, {}, "__proto__", "constructor", "toString"]) {
    assertEquals(decoded({ type }), "unknown-type type");
  }
  assertEquals(decoded({}), "unknown-type type");
  const result = decodeCommand('{"type":"Explode"}');
  assertStringIncludes(result.ok ? "" : result.problem.detail, "initialize, Accept, Reject");
});

Deno.test("decodeCommand() names the field that cannot be used", () => {
  assertEquals(decoded({ type: "Reject", connectionID: "1" }), "invalid-field connectionID");
  assertEquals(decoded({ type: "Reject", connectionId: 7 }), "invalid-field connectionId");
  assertEquals(
    decoded({ type: "Reject", connectionId: "x".repeat(129) }),
    "invalid-field connectionId",
  );
  assertEquals(decoded({ type: "Reject", requestId: "" }), "invalid-field requestId");
  assertEquals(decoded({ type: "MakeCall" }), "invalid-field toNumber");
  for (const digits of ["", "x", "1".repeat(33), 1]) {
    assertEquals(decoded({ type: "SendDtmf", digits }), "invalid-field digits");
  }
  assertEquals(decoded({ type: "AttachUserData", userData: [] }), "invalid-field userData");
  for (const toNumber of ["", "call me", "+", "1".repeat(33), "1;drop", "１２３"]) {
    assertEquals(decoded({ type: "MakeCall", toNumber }), "invalid-field toNumber", toNumber);
  }
});
