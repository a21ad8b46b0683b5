// What the pages can do beyond reading. Everything here is a help: each page is whole without it.
(() => {
  const large = document.getElementById("page:large");
  try {
    if (localStorage.getItem("large") === "1") large.checked = true;
    large.addEventListener("change", () => localStorage.setItem("large", large.checked ? "1" : "0"));
  } catch { /* The browser keeps nothing for this site: the choice lasts as long as the page. */ }

  const contents = document.querySelector(".jump details");
  if (contents) {
    const wide = matchMedia("(min-width: 69rem)");
    const nav = contents.parentElement;
    const head = nav.previousElementSibling;
    const follow = () => {
      contents.open = wide.matches;
      // On a wide screen it stands at the top left, so Tab comes to it first.
      if (wide.matches) head.before(nav);
      else head.after(nav);
    };
    wide.addEventListener("change", follow);
    follow();
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && !wide.matches) contents.open = false;
    });
  }

  const form = document.getElementById("filter");
  if (!form) return;
  // Letters that look alike are the same, such as those of full width.
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const rows = [...document.querySelectorAll(".rows > li")].map((row) => {
    const group = row.closest(".group");
    // Whoever looks for a category's title wants what stands under it.
    const text = folded((group?.querySelector("h2").textContent ?? "") + "\n" + row.textContent);
    return { row, group, text, status: row.dataset.status.split(" ") };
  });
  const words = document.getElementById("filter-words");
  const told = document.getElementById("matches");
  const show = () => {
    const wanted = folded(words.value).trim().split(/\s+/);
    const status = form.elements.status.value;
    let count = 0;
    for (const { row, text, status: has } of rows) {
      const fits = (!status || has.includes(status)) && wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits;
    }
    for (const group of new Set(rows.map((entry) => entry.group))) {
      if (group) group.hidden = !group.querySelector(".rows > li:not([hidden])");
    }
    told.textContent = count ? told.dataset.some.replace("{n}", count).replace("{total}", rows.length) : told.dataset.none;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
