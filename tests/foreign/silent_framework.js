// A framework whose desktop never lets the toolbar in, as on a pod that does not expect it.
globalThis.CX_SVC_UI_EVENTS_FRAMEWORK = {
  uiEventsFramework: { initialize: () => new Promise(() => {}) },
};
