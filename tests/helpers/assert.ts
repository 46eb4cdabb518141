// The one door to @std/assert: its sources come from the npm registry without types, so the
// declarations beside this file say what the tests use of it.
// @ts-types="./assert.d.ts"
export * from "deno-std/assert";
