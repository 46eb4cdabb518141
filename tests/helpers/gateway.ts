// A whole gateway for tests: over a fake T-Server in process, or over the mock on a real port.
import { createGateway, type GatewayDeps } from "../../gateway/mod.ts";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { readSettings, type SettingName, variableOf } from "../../gateway/settings.ts";
import { FakeTServer } from "./fake_tserver.ts";

export type SettingTexts = Partial<Record<SettingName, string>>;

export function settingsOf(texts: SettingTexts = {}) {
  const env = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [variableOf(name as SettingName), text]),
  );
  return readSettings((name) => env[name], []);
}

/** A gateway whose T-Server says only what the test tells it to say. */
export function fakedGateway(texts: SettingTexts = {}, deps: Partial<GatewayDeps> = {}) {
  const tserver = new FakeTServer();
  let ids = 0;
  const gateway = createGateway(settingsOf(texts), {
    tserver,
    clock: systemClock,
    log: silentLog,
    random: seededRandom(1),
    newId: () => `id-${++ids}`,
    ...deps,
  });
  tserver.say({ name: "EventLinkConnected" });
  return { gateway, tserver };
}
