// How a page hears of changes: through the worker that all tabs share, or by itself where a browser or a theme's
// policy knows no such worker.

/** Calls `heard` with the version of the site, now and whenever it changes; with `null` when the preview has ended. */
export const listen = (heard) => {
  const alone = () => {
    const events = new EventSource("/__review/events");
    events.addEventListener("version", (event) => heard(event.data));
    events.addEventListener("error", () => heard(null));
    addEventListener("pagehide", () => events.close(), { once: true });
  };
  if (!window.SharedWorker) return alone();
  const channel = new BroadcastChannel("tongbao-preview");
  channel.addEventListener("message", (event) => heard(event.data));
  new SharedWorker("/__review/events.js").addEventListener("error", alone, { once: true });
};
