// The search finds exactly what the published data holds, and says so.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "../lib/axe.js";
import { openPage } from "../lib/browser.js";

export function trySearch(browser, sites) {
  for (const name of ["fixture-zg", "english", "sample", "internal"]) {
    test(`${name}: the search finds what the data holds`, async () => {
      const site = sites[name];
      const texts = published(site);
      const word = texts.map(({ text, category }) => text.slice(category.length).match(/[\u4E00-\u9FFF]{4}/)?.[0]).find(Boolean);
      const expected = addressesWith(texts, [word]);
      assert.ok(expected.length > 0, word);

      const page = await openPage(browser, site);
      await page.show("search/");
      await page.locator("#search-words").focus();
      await page.keyboard.type(word);
      await whenFound(page, word);
      const found = await state(page);
      assert.equal(found.role, "status");
      assert.deepEqual(issuesOf(found, site), expected);
      assert.ok((found.told.match(/\d+/g) ?? []).map(Number).includes(found.rows.length), found.told);
      assert.ok(found.rows.every(({ marks }) => marks.length > 0 && marks.every((mark) => mark === word)));
      assert.deepEqual(await violations(page, "search with results"), []);

      const [first, second] = [texts[0].title.slice(0, 2), texts[0].title.slice(-2)];
      await page.locator("#search-words").fill(`${first}　${second}`);
      await page.keyboard.press("Enter");
      assert.deepEqual(issuesOf(await state(page), site), addressesWith(texts, [first, second]));
      assert.equal(new URL(page.url()).searchParams.get("q"), `${first}　${second}`);
      const again = await openPage(browser, site);
      await again.show(`search/${new URL(page.url()).search}`);
      await whenFound(again, `${first}　${second}`);
      assert.deepEqual(await state(again), await state(page), "the address of a search leads to the same");
      assert.deepEqual(again.faults, []);
      await again.end();

      await page.locator("#search-words").fill("没有这样的字");
      await page.keyboard.press("Enter");
      const none = await state(page);
      assert.equal(none.rows.length, 0);
      assert.ok(none.told.length > 3 && !/\d/.test(none.told), none.told);
      assert.deepEqual(await violations(page, "search without results"), []);
      assert.deepEqual(page.faults, []);
      await page.end();
    });
  }

  test("the home page asks what to search for, and leads to what is found", async () => {
    const page = await openPage(browser, sites["fixture-zg"]);
    const title = published(sites["fixture-zg"])[0].title;
    await page.show("");
    await page.getByRole("searchbox").fill(title);
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\/\?q=/);
    await whenFound(page, title);
    assert.ok((await state(page)).rows.length > 0);
    assert.deepEqual(page.faults, []);
    await page.end();
  });

  test("the search finds the office's own pages, whatever the width of letters and digits", async () => {
    const page = await openPage(browser, sites.fixture);
    await page.show("about/");
    const title = await page.locator("h1").textContent();
    await page.show(`search/?q=${encodeURIComponent(title)}`);
    await whenFound(page, title);
    assert.ok((await state(page)).rows.some((row) => row.href.endsWith("/about/")), title);
    const data = published(sites.fixture);
    const year = data.map(({ text }) => text.match(/20\d\d/)?.[0]).find(Boolean);
    const wide = year.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await page.show(`search/?q=${encodeURIComponent(wide)}`);
    await whenFound(page, wide);
    assert.deepEqual(issuesOf(await state(page), sites.fixture), addressesWith(data, [year]));
    await page.end();
  });

  test("the title of a category finds what stands under it", async () => {
    const site = sites.sample;
    const texts = published(site);
    const { category } = texts.find(({ title, category }) => title !== category);
    const page = await openPage(browser, site);
    await page.show(`search/?q=${encodeURIComponent(category)}`);
    await whenFound(page, category);
    const found = await state(page);
    assert.deepEqual(issuesOf(found, site), addressesWith(texts, [category]));
    assert.ok(found.rows.every(({ marks }) => marks.includes(category)), "nothing on a row says why it was found");
    assert.deepEqual(page.faults, []);
    await page.end();
  });

  test("a notice that cannot be read is told, and the others are searched", async () => {
    const page = await openPage(browser, sites.fixture);
    const [broken] = data(sites.fixture).notices;
    await page.route(`**/${broken.id}/notice.json`, (route) => route.abort());
    await page.show("search/?q=20");
    await page.waitForFunction(() => (document.getElementById("matches").textContent.match(/\d+/g) ?? []).length === 2);
    const { told, rows } = await state(page);
    assert.ok(rows.length > 0 && rows.every((row) => !row.href.includes(`/${broken.id}/`)), "what could not be read is found");
    assert.ok((told.match(/\d+/g) ?? []).map(Number).includes(1), told);
    await page.end();
  });
}

function data(site) {
  return JSON.parse(readFileSync(join(site.folder, "data/issues.json"), "utf8"));
}

/** Every issue: where it is, its title, and all that is said of it. */
function published(site) {
  return data(site).notices.flatMap(({ id }) => {
    const notice = JSON.parse(readFileSync(join(site.folder, "notices", id, "notice.json"), "utf8"));
    const titles = new Map(notice.categories.map((category) => [category.id, category.title]));
    return notice.issues.map((issue) => ({
      address: `notices/${id}/${issue.id}/`,
      title: issue.title,
      category: titles.get(issue.category),
      text: [titles.get(issue.category), issue.text, ...issue.measures.map((measure) => measure.text), ...issue.responsible].join("\n"),
    }));
  });
}

function addressesWith(texts, words) {
  const has = ({ title, text }) => words.every((word) => title.includes(word) || text.includes(word));
  return texts.filter(has).map(({ address }) => address).sort();
}

function issuesOf({ rows }, site) {
  const addresses = rows.map((row) => row.href.slice(site.base.length));
  return addresses.filter((address) => /^notices\/[^/]+\/[^/]+\/$/.test(address)).sort();
}

/** The words have been looked for in every piece: the sentence no longer tells how many pieces there are. */
async function whenFound(page, words) {
  await page.waitForFunction((words) => {
    const told = document.getElementById("matches").textContent;
    const wanted = new URLSearchParams(location.search).get("q");
    return wanted === words && told !== "" && (told.match(/\d+/g) ?? []).length < 2;
  }, words);
}

function state(page) {
  return page.evaluate(() => {
    const told = document.getElementById("matches");
    const rows = [...document.querySelectorAll("#found > li")].map((row) => ({
      href: row.querySelector("a").href,
      marks: [...row.querySelectorAll("mark")].map((mark) => mark.textContent),
    }));
    return { rows, told: told.textContent, role: told.getAttribute("role") };
  });
}
