// The stub's framework: the global that a toolbar finds, over a postMessage format of its own. Requests are
// bags of setters; responses and events have `responseDetails` and no getter at all.
(() => {
  const replies = new Map();
  const listeners = new Map();
  let last = 0;

  const bag = (name) => {
    const fields = {};
    return new Proxy({ name, fields }, {
      get(target, key) {
        if (!String(key).startsWith("set")) return target[key];
        const field = String(key).slice(3);
        return (value) => fields[field[0].toLowerCase() + field.slice(1)] = value;
      },
    });
  };

  addEventListener("message", async ({ data, source }) => {
    if (source !== parent || !data?.stub) return;
    if (data.reply !== undefined) {
      const payload = { outData: data.outData };
      replies.get(data.reply)?.({ responseDetails: { data: { payload } } });
      return replies.delete(data.reply);
    }
    const answer = await listeners.get(data.event)?.({ responseDetails: data.details });
    parent.postMessage({ stub: true, answered: true, result: answer?.result }, "*");
  });

  const phone = {
    publish: ({ name, fields }) =>
      new Promise((resolve) => {
        replies.set(++last, resolve);
        parent.postMessage({ stub: true, id: last, name, fields }, "*");
      }),
    subscribe({ name, fields }, callback) {
      if (name === "onOutgoingEvent" && !fields.appClassification) {
        throw new Error("App Classification missing in payload");
      }
      if (listeners.has(name)) throw new Error(`subscribed twice to ${name}`);
      listeners.set(name, callback);
    },
  };
  const provider = {
    requestHelper: { createPublishRequest: bag, createSubscriptionRequest: bag },
    getMultiChannelAdaptorContext: () =>
      Promise.resolve({ getCommunicationChannelContext: () => Promise.resolve(phone) }),
  };
  globalThis.CX_SVC_UI_EVENTS_FRAMEWORK = {
    uiEventsFramework: { initialize: () => Promise.resolve(provider) },
  };
})();
