// The declaration file that a toolbar in TypeScript is given: it holds, and has what Oracle's pages use.
import { assertEquals, assertStringIncludes } from "@std/assert";
import { DECLARATION_SOURCES, uefDeclarations } from "../../../../../tasks/uef_declarations.ts";

const FOLDER = new URL("../../../../../web/fusion/uef/", import.meta.url);

const declarations = uefDeclarations(
  DECLARATION_SOURCES.map((name) => Deno.readTextFileSync(new URL(name, FOLDER))),
);

/** A toolbar's class as it is written against Oracle's file: global names, casts, and getters. */
const TOOLBAR = `/// <reference path="./ui-events-framework.d.ts" />
export class FusionHandler {
  private static phone: IPhoneContext;
  private static provider: IUiEventsFrameworkProvider;
  static async start(): Promise<void> {
    this.provider = await CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework.initialize("toolbar", "v1");
    const mca: IMultiChannelAdaptorContext = await this.provider.getMultiChannelAdaptorContext();
    this.phone = await mca.getCommunicationChannelContext("PHONE") as IPhoneContext;
    const request: IMcaEventRequest = this.provider.requestHelper
      .createSubscriptionRequest("onToolbarInteractionCommand") as IMcaEventRequest;
    request.setAppClassification("ORA_SERVICE");
    this.phone.subscribe(request, (event) => {
      const response = event as IMcaOnToolbarInteractionCommandEventResponse;
      const data: IMcaOnToolbarInteractionCommandDataResponse = response.getResponseData();
      data.setResult("success");
      return Promise.resolve(data);
    });
  }
  static async ring(ani: string, eventId: string): Promise<string | undefined> {
    const name: string = "newComm" + "Event";
    const request = this.provider.requestHelper
      .createPublishRequest(name) as IMcaNewCommEventActionRequest;
    request.setEventId(eventId);
    request.getInData().setSVCMCA_ANI(ani);
    request.getInData().setInDataValueByAttribute("SVCMCA_COMMUNICATION_DIRECTION", "ORA_SVC_INBOUND");
    const response = await this.phone.publish(request) as IMcaNewComActionResponse;
    return response.getResponseData().getOutputData().getSVCMCA_CONTACT_NAME();
  }
  static async wrapUp(response: IMcaStartComActionResponse): Promise<void> {
    const engagement: IEngagementContext = response.getResponseData().getEngagementContext();
    const record: IRecordContext = engagement.getWrapupContext();
    const request: ISetFieldValueOperationRequest = this.provider.requestHelper
      .createPublishRequest("cxEventBusSetFieldValueOperation");
    request.field().setValue("WrapUp.Notes", "Done");
    await record.publish(request);
    const toolbar: IToolbarContext = this.phone.getToolbarContext();
    toolbar.dispose();
  }
}
`;

/** Type-checks a toolbar beside the declarations; what the compiler said, or nothing. */
async function checked(toolbar: string): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/ui-events-framework.d.ts`, declarations);
    await Deno.writeTextFile(`${folder}/toolbar.ts`, toolbar);
    const { success, stderr } = await new Deno.Command("deno", {
      args: ["check", "--no-config", "--quiet", "toolbar.ts"],
      cwd: folder,
    }).output();
    return success ? "" : new TextDecoder().decode(stderr);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a toolbar written against Oracle's declarations compiles against ours", async () => {
  assertEquals(await checked(TOOLBAR), "");
});

Deno.test("a misspelt setter does not compile", async () => {
  const misspelt = TOOLBAR.replace("setSVCMCA_ANI(ani)", "setSVCMCA_ANNI(ani)");
  assertStringIncludes(await checked(misspelt), "setSVCMCA_ANNI");
});

Deno.test("nothing of our modules is left in the declarations", () => {
  for (const word of ["import ", "typeof IN_ATTRIBUTES", "Setters<", "Getters<"]) {
    assertEquals(declarations.includes(word), false, word);
  }
});
