// The browser's own things in the shapes that the pages' parts take. Only a page's main.tsx uses it.
import type { Connect } from "./live_stream.ts";

/** Server-sent events of the browser. */
export const connectEventSource: Connect = (url, { opened, heard, failed }) => {
  const source = new EventSource(url);
  source.onopen = opened;
  source.onmessage = ({ data }) => heard(data);
  // EventSource gives up for good on an HTTP error and retries by itself on others; here the
  // retries are keepStreamOpen's in every case.
  source.onerror = () => {
    source.close();
    failed();
  };
  return () => source.close();
};

/** Empties the page's root element and returns it. */
export function rootElement(): HTMLElement {
  const root = document.getElementById("root");
  if (!root) throw new Error('Cannot start the page: it has no element "root"');
  root.replaceChildren();
  return root;
}
