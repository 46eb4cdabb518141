import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  decodeResume,
  encodeResume,
  MAX_CLAIMS,
  type ResumeParameter,
} from "../../../../gateway/protocol/mod.ts";

const Id = fc.stringMatching(/^[A-Za-z0-9-]{1,36}$/);
const Claim = fc.record({
  id: Id,
  state: fc.constantFrom("ringing" as const, "established" as const),
}, { requiredKeys: ["id"] });

Deno.test("decodeResume() reads what encodeResume() writes", () => {
  const resumes = fc.record({
    since: fc.option(fc.record({ epoch: Id, seq: fc.nat() }), { nil: undefined }),
    calls: fc.option(fc.array(Claim, { maxLength: MAX_CLAIMS }), { nil: undefined }),
  });
  fc.assert(
    fc.property(resumes, (resume) => {
      const isEmpty = resume.since === undefined && resume.calls === undefined;
      assertEquals(decodeResume(encodeResume(resume)), {
        ok: true,
        resume: isEmpty ? undefined : resume,
      });
    }),
    { seed: 1 },
  );
});

const BAD: readonly (readonly [ResumeParameter, string])[] = [
  ["since", ""],
  ["since", "7"],
  ["since", "epoch:"],
  ["since", "epoch:-1"],
  ["since", "epoch:1.5"],
  ["since", "a:b:1"],
  ["calls", ","],
  ["calls", "a:asleep"],
  ["calls", "a,,b"],
  ["calls", Array.from({ length: MAX_CLAIMS + 1 }, () => "a").join(",")],
];

for (const [field, text] of BAD) {
  Deno.test(`decodeResume() refuses ${field}=${text.slice(0, 20)} and says what to write`, () => {
    const decoded = decodeResume({ [field]: text });
    assert(!decoded.ok);
    assertEquals(decoded.field, field);
    assert(decoded.detail.startsWith("Must "));
  });
}
