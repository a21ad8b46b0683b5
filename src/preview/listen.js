// How a page hears of changes: through the worker that all tabs share, or by itself where a browser or a theme's
// policy knows no such worker.

/** How long the worker may be silent at first, in milliseconds. */
const PATIENCE = 3000;

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
  // A worker that is ending, since the page before was its last, may take a page and never say anything.
  const silent = setTimeout(alone, PATIENCE);
  channel.addEventListener("message", (event) => { clearTimeout(silent); heard(event.data); });
  new SharedWorker("/__review/events.js").addEventListener("error", () => { clearTimeout(silent); alone(); }, { once: true });
};
