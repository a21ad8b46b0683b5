// Hears of changes for all tabs of the preview over one connection (a shared worker): a browser opens only six to
// one host, and each is kept as long as somebody listens.
const channel = new BroadcastChannel("tongbao-preview");
let events;
let last;

const tell = (version) => {
  last = version;
  channel.postMessage(version);
};

const open = () => {
  events = new EventSource("/__review/events");
  events.addEventListener("version", (event) => tell(event.data));
  events.addEventListener("error", () => tell(null));
};

// A tab was opened: it is told what was heard last, and a connection that was given up is tried anew.
addEventListener("connect", () => {
  if (!events || events.readyState === EventSource.CLOSED) open();
  else if (last !== undefined) tell(last);
});
