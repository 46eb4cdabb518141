// The readable page of the control interface, made from the same documents that programs read.
// Plain HTML without scripts; what it looks like is in docs_style.ts.
import { html, raw } from "hono/html";
import { mockAsyncApiDocument } from "./asyncapi.ts";
import { STYLE } from "./docs_style.ts";
import { curlOf } from "./example.ts";
import { OPERATIONS, schemaOf } from "./openapi.ts";
import { type Row, rowsOf } from "./schema_words.ts";

type Html = ReturnType<typeof html>;

/** The page; `host` is what its examples call. */
export function docsPage(host: string): Html {
  const operations = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation }))
  );
  const { messages } = mockAsyncApiDocument(host).components;
  return html`
    <!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>The mock T-Server's control interface</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <header>
          <h1>The mock T-Server's control interface</h1>
          <p>
                JSON over HTTP under <code>/mock</code>. For programs: <a href="openapi.json">OpenAPI 3.1</a>,
                <a href="asyncapi.json">AsyncAPI 3</a> of the stream, and
                <a href="/asyncapi.json">AsyncAPI 3</a> of the toolbar's WebSocket.
              </p>
        </header>
        <nav aria-label="Operations">
          <h2>Operations</h2>
          <ul>
                ${operations.map(({ path, method, operation }) =>
                  html`
                    <li>
                      <a href="#${anchorOf(method, path)}">
                                      <span class="method">${method}</span> <span class="path">${path}</span>
                                    </a>
                      <small>${operation.summary}</small>
                    </li>
                  `
                )}
              </ul>
          <p><a href="#messages">What the stream tells</a></p>
        </nav>
        <main>
              ${operations.map((one) => operationOf(one, host))}
              <h2 id="messages">What the stream tells</h2>
              <p>
                Each of these is the <code>data</code> of a server-sent event of
                <a href="#${anchorOf("GET", "/stream")}">GET /stream</a>.
              </p>
              ${Object.entries(messages).map(([name, { summary, payload }]) =>
                html`<section id="message-${name}">
              <h3><a href="#message-${name}">${name}</a></h3>
              <p>${summary}.</p>
              ${fields("Fields", rowsOf(payload))}
            </section>`
              )}
            </main>
      </body>
    </html>
  `;
}

interface Described {
  readonly path: string;
  readonly method: string;
  readonly operation: typeof OPERATIONS[string][string];
}

function operationOf({ path, method, operation }: Described, host: string): Html {
  const { summary, body, answer, media, status = 200 } = operation;
  const id = anchorOf(method, path);
  return html`<section id="${id}">
    <h3>
      <a href="#${id}"><span class="method">${method}</span> <span class="path">${path}</span></a>
    </h3>
    <p>${summary}.</p>
    ${body && fields("Body", rowsOf(schemaOf(body, "input")))}
    ${
    answer ? fields(`Answer ${status}`, rowsOf(schemaOf(answer, "output"))) : html`
      <h4>Answer ${status}</h4>
      <p>${media ?? "Nothing"}</p>
    `
  }
    <pre tabindex="0" aria-label="Example"><code>${
    curlOf({ path, method, operation, host })
  }</code></pre>
  </section>`;
}

function fields(title: string, rows: readonly Row[]): Html {
  if (rows.length === 0) {
    return html`
      <h4>${title}</h4>
      <p>A JSON object.</p>
    `;
  }
  return html`
    <h4>${title}</h4>
    <dl>
          ${rows.map(({ name, type, isOptional, meaning }) =>
            html`
              <div>
                <dt><code>${name}</code>${isOptional
                  ? html`
                    <i>optional</i>
                  `
                  : ""}</dt>
                <dd><span class="type">${type}</span>${meaning ? html`<br>${meaning}` : ""}</dd>
              </div>
            `
          )}
        </dl>
  `;
}

/** Where an operation is on the page. */
export function anchorOf(method: string, path: string): string {
  return `${method}${path}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/-$/, "");
}
