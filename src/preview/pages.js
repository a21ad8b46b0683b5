// The reviewer's pages: they show themselves anew when something changes, and deal with comments.
(() => {
  const { edition } = document.currentScript.dataset;
  let { version, token } = document.currentScript.dataset;
  const stored = (key) => { try { return localStorage.getItem(`tongbao-${key}`); } catch { return null; } };
  const main = document.getElementById("main");

  let asked = 0;
  /** Whether there is a newer page, which waits until nobody types any more. */
  let isOutdated = false;
  /** Takes the new page's content in place of the old one's, so that nothing moves that did not change. */
  const refresh = async () => {
    const own = (asked += 1);
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    const text = await answer?.text();
    // An answer that comes late is not to stand over a newer one.
    if (!answer?.ok || own !== asked) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    // Another run of the preview has another word for its pages.
    ({ version, token } = page.querySelector("script[data-version]").dataset);
    isOutdated = Boolean(document.activeElement?.matches?.("input, textarea"));
    if (!isOutdated) show(page.getElementById("main").childNodes);
  };

  const idOf = (element) => element?.closest("[data-id]")?.dataset.id;
  const commentOf = (id) => main.querySelector(`[data-id="${CSS.escape(id)}"]`);
  /** Keeps the replies that are not sent yet, and whoever uses the keyboard at their comment. */
  const show = (content) => {
    const focused = idOf(document.activeElement);
    const unsent = [...main.querySelectorAll("textarea")].filter(({ value }) => value !== "").map((box) => [idOf(box), box.value]);
    main.replaceChildren(...content);
    for (const [id, text] of unsent) {
      const box = commentOf(id)?.querySelector("textarea");
      if (!box) continue;
      box.value = text;
      box.closest("details").open = true;
    }
    if (focused) commentOf(focused)?.querySelector("summary").focus();
  };

  main.addEventListener("focusout", ({ target, relatedTarget }) => {
    // A button of the same form is not taken away while it is pressed.
    if (isOutdated && !target.form?.contains(relatedTarget)) refresh();
  });

  main.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-action]");
    if (!button) return;
    const { notice, id } = button.closest("[data-id]").dataset;
    const reply = button.form?.elements.text;
    const author = button.dataset.prompt ? stored("author") || prompt(button.dataset.prompt) : "";
    if (button.dataset.prompt && !author) return;
    const answer = await fetch("/__review/comments", {
      method: "POST",
      headers: { "content-type": "application/json", "x-tongbao-token": token },
      body: JSON.stringify({ action: button.dataset.action, edition, notice, id, author, text: reply?.value }),
    });
    if (answer.ok && reply) reply.value = "";
    if (answer.ok) await refresh();
    else button.after(` ${await answer.text()}`);
  });

  import("/__review/listen.js").then(({ listen }) => listen((current) => { if (current !== null && current !== version) refresh(); }));
})();
