// An AsyncAPI document as a test uses it: whether a message is what the document says.
import { assert } from "@std/assert";
import { Ajv2020 } from "ajv/2020";

interface Payload {
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly asyncapi: string;
  readonly channels: Readonly<
    Record<string, { readonly messages: Readonly<Record<string, { readonly $ref: string }>> }>
  >;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly payload: Payload }>>;
  };
}

/** Judges messages by a document, and keeps which of its messages it has seen. */
export class AsyncApiReader {
  readonly seen = new Set<string>();
  readonly names: readonly string[];
  readonly #payloads = new Map<string, Payload>();
  readonly #ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });

  constructor(document: Document, channel: string) {
    assert(document.asyncapi.startsWith("3."));
    const { messages } = document.channels[channel] ?? { messages: {} };
    this.names = Object.keys(messages);
    for (const [name, { $ref }] of Object.entries(messages)) {
      const found = document.components.messages[$ref.replace("#/components/messages/", "")];
      assert(found, `${$ref} leads nowhere`);
      this.#payloads.set(name, found.payload);
    }
  }

  /** Asserts that `value` is what the document says of the message `name`, with no field besides. */
  check(name: string, value: object): void {
    const payload = this.#payloads.get(name);
    assert(payload, `the document knows no ${name}`);
    assert(
      this.#ajv.validate(payload, value),
      `${name}: ${this.#ajv.errorsText()} in ${JSON.stringify(value)}`,
    );
    for (const field of Object.keys(value)) {
      assert(field in payload.properties, `${name}: ${field} is not described`);
    }
    this.seen.add(name);
  }

  /** Whether the document refuses `value` as the message `name`. */
  refuses(name: string, value: object): boolean {
    const payload = this.#payloads.get(name);
    return payload !== undefined && !this.#ajv.validate(payload, value);
  }
}
