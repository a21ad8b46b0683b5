// Searches what the site publishes as open data, notice by notice, newest first. Nothing leaves the browser.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  const { root, issues, notices } = form.dataset;
  const field = form.elements.q;
  const told = document.getElementById("matches");
  const found = document.getElementById("found");
  const more = document.getElementById("more");
  const AT_ONCE = 50;
  const AROUND = 40;
  const PAUSE = 150;

  // Letters that look alike are the same; no text gets longer or shorter, so places stay right.
  const folded = (text) => text
    .replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xFEE0))
    .replace(/[\s\u3000]/g, " ")
    .replace(/[A-Z\u00C0-\u012F\u0391-\u042F]/g, (letter) => letter.toLowerCase());
  const text = (title, address, where, category, body) => ({
    title, address, where, body, inTitle: folded(title), inCategory: folded(category), inBody: folded(body),
  });
  const get = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  };
  const json = async (path) => (await get(root + path)).json();

  const dated = (date) => new Date(`${date}T00:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const ofNotice = (notice) => {
    const address = `${root}${notices}${notice.id}/`;
    const titles = new Map(notice.categories.map((category) => [category.id, category.title]));
    const whole = text(notice.title, address, dated(notice.date), "", [notice.text.before, notice.text.after].join("\n"));
    return [whole, ...notice.issues.map((issue) => {
      const title = titles.get(issue.category);
      const category = title === issue.title ? "" : title;
      const where = [issue.status.word, category, notice.title].filter(Boolean).join(" · ");
      const measures = issue.measures.map((measure) => measure.text);
      return text(issue.title, `${address}${issue.id}/`, where, category, [issue.text, ...measures, ...issue.responsible].join("\n"));
    })];
  };
  const ofPage = async (link) => {
    const page = new DOMParser().parseFromString(await (await get(link.href)).text(), "text/html");
    return [text(link.textContent, link.href, "", "", page.querySelector("main").textContent)];
  };

  const texts = [];
  let done = 0, total = 0, unread = 0, limit = AT_ONCE, timer, begun = false;

  const marked = (line, letters, words) => {
    const spans = words.flatMap((word) => {
      const places = [];
      for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) places.push([at, at + word.length]);
      return places;
    }).sort((a, b) => a[0] - b[0]);
    const parts = [];
    let from = 0;
    for (const [start, end] of spans) {
      if (end <= from) continue;
      const begin = Math.max(start, from);
      const mark = document.createElement("mark");
      mark.textContent = line.slice(begin, end);
      parts.push(line.slice(from, begin), mark);
      from = end;
    }
    return [...parts, line.slice(from)];
  };
  const part = (name, className, children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const row = ({ title, address, where, body, inTitle, inBody }, words) => {
    const link = part("a", "", marked(title, inTitle, words));
    link.href = address;
    const at = Math.min(...words.map((word) => inBody.indexOf(word)).filter((place) => place >= 0));
    const start = Number.isFinite(at) ? Math.max(0, at - AROUND) : 0;
    const end = Math.min(body.length, start + 3 * AROUND);
    const excerpt = marked(body.slice(start, end), inBody.slice(start, end), words);
    if (start > 0) excerpt.unshift("……");
    if (end < body.length) excerpt.push("……");
    return part("li", "", [link, part("p", "quiet", excerpt), part("p", "tally", marked(where, folded(where), words))]);
  };

  const show = () => {
    cancel();
    const words = folded(field.value).split(" ").filter(Boolean);
    history.replaceState(null, "", words.length ? `?q=${encodeURIComponent(field.value.trim())}` : location.pathname);
    const fits = ({ inTitle, inCategory, inBody }) => words.every((word) => [inTitle, inCategory, inBody].some((letters) => letters.includes(word)));
    const named = ({ inTitle }) => words.every((word) => inTitle.includes(word));
    const all = words.length ? texts.flat().filter(fits) : [];
    const hits = [...all.filter(named), ...all.filter((hit) => !named(hit))];
    found.replaceChildren(...hits.slice(0, limit).map((hit) => row(hit, words)));
    more.hidden = hits.length <= limit;
    const sentence = done < total ? told.dataset.looking : hits.length ? told.dataset.found : told.dataset.nothing;
    const filled = sentence.replace("{n}", hits.length).replace("{done}", done).replace("{total}", total);
    const failed = unread ? ` ${told.dataset.unread.replace("{n}", unread)}` : "";
    told.textContent = words.length ? filled + failed : "";
  };
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const soon = () => {
    timer ??= setTimeout(show, PAUSE);
  };

  // One piece of the site after the other, four at a time.
  const read = async () => {
    const pages = [...document.querySelectorAll("#without-script a[data-searched]")].map((link) => () => ofPage(link));
    let known = [];
    total = 1;
    try {
      known = (await json(issues)).notices.sort((a, b) => b.date.localeCompare(a.date));
    } catch {
      unread += 1;
    }
    const pieces = [...known.map(({ id }) => async () => ofNotice(await json(`${notices}${id}/notice.json`))), ...pages];
    total = pieces.length;
    let next = 0;
    const work = async () => {
      while (next < pieces.length) {
        const place = next++;
        try {
          texts[place] = await pieces[place]();
        } catch {
          unread += 1;
        }
        done += 1;
        soon();
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    show();
  };
  const begin = () => {
    if (!begun) read();
    begun = true;
  };

  field.addEventListener("focus", begin);
  field.addEventListener("input", () => {
    begin();
    limit = AT_ONCE;
    cancel();
    soon();
  });
  more.addEventListener("click", () => {
    const before = found.children.length;
    limit += AT_ONCE;
    show();
    found.children[before]?.querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
    show();
  });
  document.getElementById("without-script").hidden = true;
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) {
    begin();
    show();
  }
})();
