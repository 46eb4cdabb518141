// Fusion as the toolbar meets it through the UI Events Framework: records what is published, replies when
// told to, and says what a desktop says.
import type { FrameworkHost } from "../../../../../web/toolbar/cti/fusion/frameworkClient.ts";
import type {
  IRequestHelper,
  ISubscriptionRequest,
  IUiEventsFramework,
  Tokens,
} from "../../../../../web/toolbar/cti/fusion/uefTypes.ts";

/** One published request: its operation, and what each setter was given. */
export interface Published {
  readonly operation: string;
  readonly [setting: string]: unknown;
}

export interface FakeFusionOptions {
  /** Whether replies and events have getters, or only `responseDetails` as on some pods. */
  readonly getters?: boolean;
  readonly framed?: boolean;
  /** Whether the host takes interactionControlStateChanged. @default it does not */
  readonly takesControlStates?: boolean;
  /** Replies name the call otherwise, as on some pods. */
  readonly renamesCalls?: boolean;
  /** A subscription that throws, as onOutgoingEvent does on a real pod when it is not to its liking. */
  readonly refusesSubscription?: string;
  /** Opens a wrap-up window after a call. */
  readonly wrapUp?: boolean;
}

const CONTACT = { SVCMCA_CONTACT_NAME: "Ana Lindqvist", SVCMCA_CONTACT_ID: "300100" };

export class FakeFusion {
  readonly published: Published[] = [];
  readonly subscriptions: { event: string; appClassification: string | undefined }[] = [];
  readonly #options: FakeFusionOptions;
  readonly #callbacks = new Map<string, (event: unknown) => unknown>();
  readonly #held = new Map<string, ((reply: unknown) => void)[]>();
  readonly #failing = new Map<string, number>();

  constructor(options: FakeFusionOptions = {}) {
    this.#options = options;
  }

  /** What the page offers for loading the framework. */
  get host(): FrameworkHost {
    const { framed = true } = this.#options;
    return {
      framed,
      origin: "https://toolbar.example",
      loadScript: () => Promise.resolve(),
      framework: () => this.#framework,
      svcMcaApi: () => undefined,
    };
  }

  /** The operations of one call, in the order in which they came. */
  operationsOf(eventId: string): readonly string[] {
    return this.published.filter((one) => one["eventId"] === eventId).map((one) => one.operation);
  }

  find(operation: string): Published | undefined {
    return this.published.findLast((one) => one.operation === operation);
  }

  count(operation: string): number {
    return this.published.filter((one) => one.operation === operation).length;
  }

  /** Does not reply to this operation until `reply` says so. */
  holds(operation: string): void {
    this.#held.set(operation, []);
  }

  /** Takes this operation no sooner than after so many attempts. */
  fails(operation: string, times: number): void {
    this.#failing.set(operation, times);
  }

  /** Replies to what was held. */
  reply(operation: string): void {
    for (const resolve of this.#held.get(operation) ?? []) resolve(undefined);
    this.#held.delete(operation);
  }

  /** Says something to the toolbar; resolves with its answer, as raw data. */
  async says(event: string, data: Tokens): Promise<Tokens> {
    const details: Tokens = { ...data };
    const answer = await this.#callbacks.get(event)?.(this.#response(details, details));
    return this.#options.getters === false ? answer as Tokens : details;
  }

  get #framework(): IUiEventsFramework {
    const phone = {
      ...this.#options.takesControlStates && {
        getSupportedActions: () => ["interactionControlStateChanged"],
      },
      publish: (request: object) => this.#publish(request as Published),
      subscribe: (request: object, callback: (event: unknown) => unknown) => {
        const { event, appClassification } = request as FakeSubscription;
        if (event === this.#options.refusesSubscription) throw new Error("Missing in payload");
        this.subscriptions.push({ event, appClassification });
        this.#callbacks.set(event, callback);
      },
    };
    const adaptor = { getCommunicationChannelContext: () => Promise.resolve(phone) };
    const provider = {
      requestHelper: requestHelper(),
      getMultiChannelAdaptorContext: () => Promise.resolve(adaptor),
    };
    return { initialize: () => Promise.resolve(provider) };
  }

  async #publish(request: Published): Promise<unknown> {
    this.published.push({ ...request });
    const failures = this.#failing.get(request.operation) ?? 0;
    this.#failing.set(request.operation, failures - 1);
    if (failures > 0) throw new Error("The message channel is closed");
    const held = this.#held.get(request.operation);
    if (held) await new Promise((resolve) => held.push(resolve));
    const outData = request.operation === "newCommEvent"
      ? {
        ...request["inputData"] as Tokens,
        ...CONTACT,
        ...this.#options.renamesCalls && { eventId: `pod-${request["eventId"]}` },
      }
      : this.#options.wrapUp && request.operation === "closeCommEvent"
      ? { WrapupStartTime: "2026-01-01T00:00:00.000Z" }
      : {};
    return this.#response({ data: { payload: { outData } } }, { outData });
  }

  #response(responseDetails: Tokens, data: Tokens): unknown {
    if (this.#options.getters === false) return { responseDetails };
    return { responseDetails: {}, getResponseData: () => withGetters(data) };
  }
}

interface FakeSubscription extends ISubscriptionRequest {
  event: string;
  appClassification?: string;
}

/** Requests whose setters write plain properties: `setEventId(x)` gives `eventId: x`. */
function requestHelper(): IRequestHelper {
  const recorder = (name: Record<string, unknown>) =>
    new Proxy(name, {
      get(target, key) {
        const setter = /^set(.)(.*)$/.exec(String(key));
        if (!setter) return target[String(key)];
        const [, first = "", rest = ""] = setter;
        return (value: unknown) => target[first.toLowerCase() + rest] = value;
      },
    });
  return {
    createPublishRequest: (operation: string) => recorder({ operation }),
    createSubscriptionRequest: (event: string) => recorder({ event }),
  } as unknown as IRequestHelper;
}

function withGetters(data: Tokens): object {
  return {
    isSuccess: () => true,
    getData: () => data,
    getOutData: () => data["outData"],
    getCommand: () => data["command"],
    getEventId: () => data["eventId"],
    setResult: (result: string) => data["result"] = result,
    setResultDisplayString: (text: string) => data["resultDisplayString"] = text,
    setOutdata: (outData: Tokens) => data["outData"] = outData,
  };
}
