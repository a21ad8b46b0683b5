// The preview's bar: what is wrong, which edition this is, comments; and the page anew whenever its text changes.
(() => {
  const script = document.currentScript ?? document.querySelector("script[src='/__review/preview.js']");
  const { page, edition, digest } = script.dataset;
  let { version } = script.dataset;
  let run;
  let isOutdated = false;
  let state;
  let words = {};
  let quoted = null;
  let closedVersion = null;
  /** What a comment that answers none is kept under. */
  const NEW = "";

  const isThere = (child) => child !== null && child !== undefined && child !== false;
  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter(isThere));
    return made;
  };

  const host = element("tongbao-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const overlay = element("div", { class: "overlay", role: "alert", hidden: true });
  const panel = element("div", { class: "panel", hidden: true, tabindex: "-1" });
  const bar = element("div", { class: "bar" });
  const told = element("p", { class: "told", role: "status" });
  const tools = element("div", { class: "tools", role: "region" }, overlay, panel, bar, told);
  shadow.append(element("link", { rel: "stylesheet", href: "/__review/preview.css" }), tools);
  document.head.append(element("link", { rel: "stylesheet", href: "/__review/preview.css" }));

  /* Remembering, where the browser lets us. */
  const remember = (store, key, value) => { try { window[store].setItem(`tongbao-${key}`, value); } catch { /* It forgets. */ } };
  const recall = (store, key) => { try { return window[store].getItem(`tongbao-${key}`); } catch { return null; } };

  /* The page itself */
  const scrolled = JSON.parse(recall("sessionStorage", "scroll") ?? "null");
  if (scrolled?.path === location.pathname) {
    remember("sessionStorage", "scroll", "null");
    const back = () => scrollTo({ left: scrolled.x, top: scrolled.y, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }
  /** How long a link that is followed may take to lead to another page; one to a file that is saved never does. */
  const DEPARTURE = 3000;
  /** Set while the page is being left: to load it anew would take whoever leaves it back. */
  let leaving;
  addEventListener("beforeunload", () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      leaving = undefined;
      if (isOutdated) refresh();
    }, DEPARTURE);
  });
  const reload = () => {
    if (leaving) return;
    remember("sessionStorage", "scroll", JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  };

  const swapStyles = (styles) => {
    const links = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.getAttribute("href").startsWith("/__review/"));
    links.forEach((link, at) => {
      if (styles[at] === undefined || link.getAttribute("href") === styles[at]) return;
      const next = link.cloneNode();
      next.setAttribute("href", styles[at]);
      next.addEventListener("load", () => link.remove(), { once: true });
      link.after(next);
    });
  };

  let asked = 0;
  const refresh = async () => {
    const own = (asked += 1);
    const answer = await fetch(`/__review/state?edition=${edition}&page=${encodeURIComponent(page)}`, { cache: "no-store" }).catch(() => null);
    const next = answer?.ok ? await answer.json() : null;
    // An answer that comes late is not to stand over a newer one.
    if (!next || own !== asked) return;
    state = next;
    words = state.words;
    version = state.version;
    run ??= state.run;
    isOutdated = state.digest !== digest || state.run !== run;
    if (isOutdated && !isWriting()) return reload();
    if (!isOutdated) swapStyles(state.styles);
    tell(isOutdated ? words.BAR_OUTDATED : "");
    show();
    askForCounts();
  };

  /** How much is wrong with the whole site, once that was found out. */
  let counts = null;
  let counting;
  /** It takes a check to know, so only a page that is looked at asks, and not while saves come fast. */
  const askForCounts = () => {
    clearTimeout(counting);
    if (document.hidden || counts?.version === version) return;
    counting = setTimeout(async () => {
      const answer = await fetch(`/__review/counts?edition=${edition}`, { cache: "no-store" }).catch(() => null);
      if (!answer?.ok) return;
      counts = await answer.json();
      if (counts.version === version) showBar();
    }, 400);
  };

  const tell = (text) => { told.textContent = text ?? ""; };

  /** The boxes in which somebody writes, by the comment that is answered: whatever the panel shows, they are kept. */
  const boxes = new Map();
  const box = (id, properties) => {
    if (!boxes.has(id)) boxes.set(id, element("textarea", properties));
    return boxes.get(id);
  };

  /** What is being written is not lost to a change of the page. */
  const isWriting = () => [...boxes.values()].some((one) => one.value.trim() !== "");

  /* What is shown */
  const show = () => {
    tools.setAttribute("aria-label", words.BAR_LABEL);
    tools.setAttribute("lang", state.language);
    showOverlay();
    showBar();
    if (panel.dataset.shows === "comments" && !panel.hidden && !isWriting()) showComments();
    mark();
    highlight();
  };

  const showOverlay = () => {
    overlay.hidden = (state.errors === 0 && !state.failure) || closedVersion === version;
    if (overlay.hidden) return overlay.replaceChildren();
    overlay.replaceChildren(
      element("h2", {}, words.OVERLAY_TITLE),
      ...(state.failure ? [element("p", { class: "message" }, state.failure)] : []),
      element("ul", {}, ...state.findings.map((finding) => element("li", {},
        element("p", { class: "message" }, finding.message, " ", element("code", {}, finding.code)),
        finding.path && element("p", {}, element("a", { href: finding.editor }, finding.line ? `${finding.path}:${finding.line}:${finding.column}` : finding.path)),
        finding.hint && element("p", { class: "hint" }, `${words.OVERLAY_HINT}: ${finding.hint}`)))),
      ...(state.more ? [element("p", {}, state.more)] : []),
      element("div", {}, element("button", { type: "button", onclick: closeOverlay }, words.OVERLAY_CLOSE)));
  };
  const closeOverlay = () => { closedVersion = version; showOverlay(); };

  /** Whoever is in the bar by keyboard stays there. */
  const fillBar = (...parts) => {
    const focused = [...bar.children].indexOf(shadow.activeElement);
    bar.replaceChildren(...parts);
    if (focused < 0) return;
    const [before, from] = [parts.slice(0, focused).reverse(), parts.slice(focused)];
    [...from, ...before].find((part) => part.matches("a, button"))?.focus();
  };

  const showBar = () => {
    if (recall("localStorage", "hidden") === "1") {
      fillBar(element("button", { type: "button", class: "show", "aria-expanded": "false", onclick: () => { remember("localStorage", "hidden", "0"); showBar(); } }, words.BAR_SHOW));
      document.body.style.paddingBottom = "";
      return;
    }
    const open = state.comments.filter((comment) => !comment.resolved).length;
    const marks = state.marks.filter((one) => one.id === null).map((one) => element("strong", { class: `mark ${one.kind}` }, words[`MARK_${one.kind.toUpperCase()}`]));
    const isInternal = edition === "internal";
    const { errors, warnings } = counts?.version === version ? counts : state;
    const parts = [
      element("strong", { class: `edition ${edition}` }, isInternal ? words.BAR_INTERNAL : words.BAR_PUBLIC),
      ...marks,
      element("a", { href: state.review }, words.BAR_REVIEW),
      element("a", { href: `${state.review}#findings`, class: errors ? "errors" : null }, `${words.BAR_ERRORS} ${errors} · ${words.BAR_WARNINGS} ${warnings}`),
      state.other && element("a", { href: state.other }, isInternal ? words.BAR_SWITCH_PUBLIC : words.BAR_SWITCH_INTERNAL),
      state.compare && element("a", { href: state.compare }, words.BAR_COMPARE),
      state.editor && element("a", { href: state.editor }, words.BAR_EDIT),
      state.takes_comments && element("button", { type: "button", class: "comment", onclick: writeComment }, words.BAR_COMMENT),
      state.takes_comments && element("button", { type: "button", class: "comments", "aria-expanded": String(!panel.hidden && panel.dataset.shows === "comments"), onclick: toggleComments }, `${words.BAR_COMMENTS} ${open}`),
      element("button", { type: "button", class: "hide", onclick: () => { remember("localStorage", "hidden", "1"); closePanel(); showBar(); } }, words.BAR_HIDE),
    ];
    fillBar(...parts.filter(isThere));
    requestAnimationFrame(() => { document.body.style.paddingBottom = `${bar.offsetHeight}px`; });
  };

  /** Drafts and internal texts on a page that shows several. */
  const mark = () => {
    for (const old of document.querySelectorAll(".tongbao-mark")) old.remove();
    for (const { id, kind } of state.marks) {
      const place = id === null ? document.querySelector("h1") : document.getElementById(id);
      const heading = place?.matches("h1, h2, h3, h4, h5, h6") ? place : place?.querySelector("h1, h2, h3, h4, h5, h6");
      heading?.append(element("span", { class: `tongbao-mark ${kind}` }, words[`MARK_${kind.toUpperCase()}`]));
    }
  };

  /* Comments */
  const main = () => document.querySelector("main") ?? document.body;
  const squeeze = (text) => text.replace(/\s+/g, "");

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!main().contains(range.commonAncestorContainer)) return;
    quoted = range.cloneRange();
  });

  /** What stands among a text's words and is none of them. */
  const BESIDE = ".tongbao-mark, .footnote-ref, .footnote-back, script, style";

  /** The words of the text in a range. */
  const wordsOf = (range) => {
    const part = range.cloneContents();
    for (const own of part.querySelectorAll(BESIDE)) own.remove();
    return part.textContent;
  };

  /** What is selected, with a little of what stands around it in the same block. */
  const selected = () => {
    const quote = quoted && wordsOf(quoted).trim();
    if (!quote) return { quote: "", prefix: "", suffix: "", issue: null };
    const start = quoted.startContainer;
    const block = (start.nodeType === 1 ? start : start.parentElement).closest("p, li, td, dd, blockquote, h1, h2, h3, h4, h5, h6") ?? main();
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(quoted.startContainer, quoted.startOffset);
    const after = document.createRange();
    after.setStart(quoted.endContainer, quoted.endOffset);
    after.setEndAfter(block.contains(quoted.endContainer) ? block.lastChild ?? block : quoted.endContainer);
    return { quote, prefix: wordsOf(before).slice(-32), suffix: wordsOf(after).slice(0, 32), issue: sectionOf(start) };
  };

  /** The issue under whose heading a place stands, on a page that shows several. */
  const sectionOf = (node) => {
    let found = null;
    for (const id of state.sections) {
      const heading = document.getElementById(id);
      if (!heading) continue;
      const order = heading.compareDocumentPosition(node);
      if (heading.contains(node) || order & Node.DOCUMENT_POSITION_FOLLOWING) found = id;
    }
    if (found === null) return null;
    // What stands behind the last issue belongs to the notice again.
    const section = document.getElementById(found).closest("section, article");
    return !section || section.contains(node) || section === main().querySelector("article") ? found : null;
  };

  const writeComment = () => {
    const about = selected();
    const author = element("input", { name: "author", autocomplete: "name", maxlength: "64", required: true, value: recall("localStorage", "author") ?? "" });
    const text = box(NEW, { name: "text", rows: "4", required: true });
    const cancel = () => { text.value = ""; closePanel(); };
    const form = element("form", { class: "write" },
      about.quote ? element("p", {}, words.COMMENT_ON) : element("p", {}, words.COMMENT_ON_WHOLE),
      about.quote && element("blockquote", {}, about.quote),
      element("label", {}, words.COMMENT_AUTHOR, author),
      element("label", {}, words.COMMENT_TEXT, text),
      element("p", { class: "buttons" },
        element("button", {}, words.COMMENT_SEND),
        element("button", { type: "button", onclick: cancel }, words.COMMENT_CANCEL)));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      remember("localStorage", "author", author.value.trim());
      const saved = await send({ action: "add", edition, page, ...about, text: text.value, author: author.value });
      if (!saved) return;
      quoted = null;
      text.value = "";
      await refresh();
      showComments();
    });
    open("write", form);
    (author.value ? text : author).focus();
  };

  const send = async (wish) => {
    const answer = await fetch("/__review/comments", {
      method: "POST",
      headers: { "content-type": "application/json", "x-tongbao-token": state.token },
      body: JSON.stringify(wish),
    }).catch(() => null);
    tell(answer?.ok ? "" : `${words.COMMENT_FAILED}: ${answer ? await answer.text() : words.BAR_DISCONNECTED}`);
    return answer?.ok ?? false;
  };

  const open = (shows, ...content) => {
    const wasInside = panel.contains(shadow.activeElement);
    panel.dataset.shows = shows;
    panel.replaceChildren(...content);
    panel.hidden = false;
    showBar();
    if (wasInside) panel.focus();
  };
  const closePanel = () => {
    const wasInside = panel.contains(shadow.activeElement);
    panel.hidden = true;
    panel.replaceChildren();
    showBar();
    if (wasInside) bar.querySelector("button")?.focus();
    if (isOutdated) refresh();
  };
  const toggleComments = () => (panel.dataset.shows === "comments" && !panel.hidden ? closePanel() : showComments());

  const showComments = () => {
    if (state.comments.length === 0) return open("comments", element("p", {}, words.COMMENT_NONE));
    const list = [...state.comments].sort((a, b) => Boolean(a.resolved) - Boolean(b.resolved)).map(showComment);
    open("comments", element("ul", {}, ...list));
  };

  const showComment = (comment) => {
    const { notice, id } = comment;
    const author = () => recall("localStorage", "author") || prompt(words.COMMENT_AUTHOR) || "";
    const act = async (wish) => {
      if (!(await send({ edition, notice, id, ...wish }))) return;
      if (wish.action === "reply") reply.value = "";
      await refresh();
      showComments();
    };
    const reply = box(id, { rows: "2", "aria-label": words.COMMENT_REPLY });
    const place = words[`COMMENT_${comment.anchor.toUpperCase()}`];
    return element("li", { class: comment.resolved ? "resolved" : "open", "data-id": id },
      comment.quote && element("blockquote", {}, comment.quote),
      place && element("p", { class: "place" }, element("strong", {}, place), comment.now ? ` → ${comment.now}` : ""),
      element("p", { class: "said" }, comment.text),
      element("p", { class: "by" }, `${comment.author} · ${comment.time} · ${comment.resolved ? `${words.COMMENT_RESOLVED} (${comment.resolved.by})` : words.COMMENT_OPEN}`),
      ...comment.replies.map((one) => element("p", { class: "reply" }, one.text, element("span", { class: "by" }, ` ${one.author} · ${one.time}`))),
      element("details", { open: reply.value !== "" }, element("summary", {}, words.COMMENT_REPLY), reply,
        element("button", { type: "button", onclick: () => act({ action: "reply", text: reply.value, author: author() }) }, words.COMMENT_SEND)),
      comment.resolved
        ? element("button", { type: "button", onclick: () => act({ action: "reopen" }) }, words.COMMENT_REOPEN)
        : element("button", { type: "button", class: "resolve", onclick: () => act({ action: "resolve", author: author() }) }, words.COMMENT_RESOLVE));
  };

  /** Shows which words were commented on, without a change to the page (CSS Custom Highlight API). */
  const highlight = () => {
    if (!window.CSS?.highlights) return;
    const ranges = state.comments.filter((comment) => !comment.resolved && comment.quote).map((comment) => find(comment.now ?? comment.quote, comment.issue)).filter(Boolean);
    CSS.highlights.set("tongbao-comment", new Highlight(...ranges));
  };

  const find = (quote, issue) => {
    const wanted = squeeze(quote);
    const walker = document.createTreeWalker(main(), NodeFilter.SHOW_TEXT);
    let text = "";
    const places = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(BESIDE)) continue;
      for (let at = 0; at < node.data.length; at += 1) {
        if (/\s/.test(node.data[at])) continue;
        text += node.data[at];
        places.push([node, at]);
      }
    }
    const heading = issue === null ? null : document.getElementById(issue);
    const from = heading ? Math.max(0, places.findIndex(([node]) => heading.contains(node) || heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) : 0;
    let start = text.indexOf(wanted, from);
    if (start < 0) start = text.indexOf(wanted);
    if (start < 0 || wanted === "") return null;
    const range = document.createRange();
    range.setStart(...places[start]);
    const [node, at] = places[start + wanted.length - 1];
    range.setEnd(node, at + 1);
    return range;
  };

  /* Hearing of changes */
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!overlay.hidden) closeOverlay();
    else if (!panel.hidden) closePanel();
  });
  const heard = (current) => {
    if (current === null) tell(words.BAR_DISCONNECTED);
    else if (current !== version) refresh();
    else if (told.textContent === words.BAR_DISCONNECTED) tell("");
  };

  document.body.append(host);
  refresh();
  document.addEventListener("visibilitychange", () => { if (state) askForCounts(); });
  import("/__review/listen.js").then(({ listen }) => listen(heard));
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
