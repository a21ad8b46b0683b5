// Every kind of page at three widths, light and dark: nothing goes wrong, nothing is wider than the screen, axe
// finds nothing. With SCREENSHOTS=folder there is a picture of each to look at.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "../lib/axe.js";
import { openPage } from "../lib/browser.js";
import { KINDS, oneOfEachKind } from "../lib/kinds.js";

const WIDTHS = [360, 768, 1280];
/** WCAG 2.2, 1.4.10 Reflow: a page must not scroll sideways even at this width. */
const REFLOW = 320;

/** How each site is looked at. What the fixture shows in both colours, the others need not show again. */
const LOOKS = [
  { site: "fixture-zg", name: "light", options: { colorScheme: "light" } },
  { site: "fixture-zg", name: "dark", options: { colorScheme: "dark" } },
  { site: "fixture-zg", name: "forced colours", options: { forcedColors: "active" }, widths: [768] },
  { site: "sample", name: "light", options: { colorScheme: "light" } },
  { site: "sample", name: "dark", options: { colorScheme: "dark" } },
  { site: "sample-zg", name: "light", options: { colorScheme: "light" }, widths: [1280] },
  { site: "fixture", name: "light", options: { colorScheme: "light" }, widths: [1280] },
  { site: "english", name: "light", options: { colorScheme: "light" }, widths: [360, 1280] },
  { site: "plain", name: "light", options: { colorScheme: "light" }, widths: [360, 1280] },
  { site: "internal", name: "dark", options: { colorScheme: "dark" }, widths: [360, 1280] },
];

export function tryLooks(browser, sites) {
  test("the fixture holds every kind of page", () => {
    assert.deepEqual(oneOfEachKind(sites.fixture).map((page) => page.kind), KINDS);
  });

  test("the labels at the head of a document stand on one line each, in both languages", async () => {
    for (const name of ["fixture", "english"]) {
      const page = await openPage(browser, sites[name]);
      await page.show(oneOfEachKind(sites[name]).find((one) => one.kind === "notice").address);
      const broken = await page.locator(".head dt").evaluateAll((labels) => labels.filter((label) => {
        const words = document.createRange();
        words.selectNodeContents(label);
        return words.getClientRects().length > 1;
      }).map((label) => label.textContent));
      assert.deepEqual(broken, [], name);
      await page.end();
    }
  });

  test("figures stand to the right, and tables apart, in both themes", async () => {
    for (const name of ["fixture", "plain"]) {
      const page = await openPage(browser, sites[name]);
      await page.show("about/");
      const seen = await page.evaluate(() => {
        const figures = [...document.querySelectorAll("td.align-right")].map((cell) => getComputedStyle(cell).textAlign);
        const [first, second] = [...document.querySelectorAll(".table")].map((table) => table.getBoundingClientRect());
        return { figures: [...new Set(figures)], apart: second.top - first.bottom >= 16 };
      });
      assert.deepEqual(seen, { figures: ["right"], apart: true }, name);
      await page.end();
    }
  });

  test("on a telephone a title is broken between its words, and a number stays with what it counts", async () => {
    for (const site of [sites.sample, sites.plain]) {
      const page = await openPage(browser, site, { viewport: { width: 360, height: 900 } });
      for (const { address, kind } of oneOfEachKind(site)) {
        await page.show(address);
        const broken = await page.evaluate(() => {
          const lines = (node) => {
            const words = document.createRange();
            words.selectNodeContents(node);
            return [...words.getClientRects()].map((box) => Math.round(box.bottom));
          };
          const parts = [...document.querySelectorAll("main .whole")].flatMap((title) => [...title.childNodes]);
          const torn = parts.filter((part) => new Set(lines(part)).size > 1).map((part) => part.textContent);
          const alone = [...document.querySelectorAll(".text .num")].filter((number) => {
            const follows = lines(number.nextSibling)[0];
            return Math.abs(lines(number).at(-1) - follows) > 4;
          });
          return [...torn, ...alone.map((number) => number.textContent)];
        });
        assert.deepEqual(broken, [], `${site.name}: ${kind}`);
      }
      await page.end();
    }
  });

  test("in a narrow table a date is broken only behind its year", async () => {
    for (const name of ["fixture", "plain"]) {
      const page = await openPage(browser, sites[name], { viewport: { width: 360, height: 900 } });
      await page.show("help/");
      const parts = await page.locator("td .date").evaluateAll((dates) => dates.map((date) => [date.textContent, date.getClientRects().length]));
      assert.deepEqual(parts, [["2025年", 1], ["12月31日", 1], ["2025-06-30", 1]], name);
      await page.end();
    }
  });

  test("a table that scrolls shows a shadow at the side where it goes on, and none at its end", async () => {
    for (const name of ["fixture", "plain"]) {
      for (const [colorScheme, width] of [["light", 1280], ["dark", 360]]) {
        const page = await openPage(browser, sites[name], { colorScheme, viewport: { width, height: 900 } });
        await page.show("about/");
        const table = page.locator(".table").first();
        const seen = async () => {
          const strip = await side(table);
          await table.evaluate((box) => { box.style.background = "none"; });
          const bare = await side(table);
          await table.evaluate((box) => { box.style.background = ""; });
          return !strip.equals(bare);
        };
        assert.equal(await seen(), true, `${name}, ${colorScheme}: no shadow where it goes on`);
        await table.evaluate((box) => box.scrollTo({ left: box.scrollWidth, behavior: "instant" }));
        assert.equal(await seen(), false, `${name}, ${colorScheme}: a shadow at the end`);
        await page.end();
      }
    }
  });

  test("all five statuses of a summary stand in one row where the screen has room for it", async () => {
    for (const [name, width] of [["fixture", 768], ["fixture", 1280], ["english", 768], ["english", 1280]]) {
      const page = await openPage(browser, sites[name], { viewport: { width, height: 900 } });
      await page.show(oneOfEachKind(sites[name]).find((one) => one.kind === "notice").address);
      const rows = await page.locator(".overview .counts li").evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
      assert.equal(rows.length, 5);
      assert.equal(new Set(rows).size, 1, `${name} at ${width}`);
      await page.end();
    }
  });

  test("on a telephone a deadline stays with its label, and the breadcrumbs leave out what the heading says", async () => {
    const page = await openPage(browser, sites.fixture, { viewport: { width: 360, height: 900 } });
    await page.show("categories/");
    const deadlines = await page.locator(".rows .phrase:has(time)").evaluateAll((all) =>
      all.map((one) => Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))));
    assert.ok(deadlines.length > 0 && deadlines.every((lines) => lines === 1), `deadlines on ${deadlines} lines`);
    assert.equal(await page.locator(".crumbs [aria-current]").isVisible(), false);
    await page.setViewportSize({ width: 768, height: 900 });
    assert.equal(await page.locator(".crumbs [aria-current]").isVisible(), true);
    await page.end();
  });

  test("no line begins with the mark of a footnote", async () => {
    const page = await openPage(browser, sites.fixture);
    await page.show(oneOfEachKind(sites.fixture).find((one) => one.kind === "notice").address);
    const torn = await page.evaluate(() => {
      const mark = document.querySelector("sup");
      const paragraph = mark.closest("p");
      // Behind a full stop and at the end of a paragraph browsers keep it by themselves.
      mark.previousSibling.data = mark.previousSibling.data.replace(/。$/, "");
      mark.after("，并且写进了整改方案，明确了时限和要求。");
      const before = document.createRange();
      before.setStart(mark.previousSibling, mark.previousSibling.length - 1);
      before.setEnd(mark.previousSibling, mark.previousSibling.length);
      const widths = [];
      for (let width = 100; width < 500; width += 3) {
        paragraph.style.width = `${width}px`;
        if (mark.getBoundingClientRect().left < before.getBoundingClientRect().left) widths.push(width);
      }
      return widths;
    });
    assert.deepEqual(torn, []);
    await page.end();
  });

  test("below the foot of a short page goes on what the foot stands on", async () => {
    const page = await openPage(browser, sites.fixture, { viewport: { width: 768, height: 3000 } });
    for (const kind of ["contact", "not-found"]) {
      await page.show(oneOfEachKind(sites.fixture).find((one) => one.kind === kind).address);
      const seen = await page.evaluate(() => {
        const ground = (element) => getComputedStyle(element).backgroundColor;
        return ground(document.documentElement) === ground(document.querySelector(".foot")) && ground(document.body) !== ground(document.documentElement);
      });
      assert.ok(seen, kind);
    }
    await page.end();
  });

  for (const { site: name, name: look, options, widths = WIDTHS } of LOOKS) {
    test(`${name}, ${look}: every kind of page is right`, async (t) => {
      const site = sites[name];
      const page = await openPage(browser, site, options);
      for (const { address, kind } of oneOfEachKind(site)) {
        await t.test(`${kind} /${address}`, async () => {
          page.faults.length = 0;
          await page.setViewportSize({ width: widths[0], height: 900 });
          await page.show(address);
          const seen = await page.evaluate(() => ({
            kind: document.body.dataset.kind,
            language: document.documentElement.lang,
            headings: document.querySelectorAll("h1").length,
            marked: /内部|Internal/.test(document.querySelector(".edition")?.textContent ?? ""),
          }));
          assert.deepEqual(seen, { kind, language: site.language, headings: 1, marked: name === "internal" });
          for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            const where = `${kind} at ${width}, ${look}`;
            page.faults.push(...(await sideways(page, width)), ...(await violations(page, where)).map((fault) => `at ${width}: ${fault}`));
            await picture(page, `${name}-${kind}-${width}-${look}`);
          }
          await page.setViewportSize({ width: REFLOW, height: 900 });
          page.faults.push(...(await sideways(page, REFLOW)));
          assert.deepEqual([...new Set(page.faults)], []);
        });
      }
      await page.end();
    });
  }
}

/** The right side of a table as a picture. */
async function side(table) {
  const page = table.page();
  await table.scrollIntoViewIfNeeded();
  const box = await table.boundingBox();
  return page.screenshot({ clip: { x: box.x + box.width - 12, y: box.y, width: 12, height: box.height } });
}

/** What makes the page scroll sideways, if it does. */
export async function sideways(page, width) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const widest = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return `${scrollWidth} px in ${clientWidth}: ${widest.slice(0, 3).map((element) => element.outerHTML.slice(0, 80)).join(" | ")}`;
  });
  return wide ? [`wider than the screen of ${width}: ${wide}`] : [];
}

export async function picture(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(" ", "-")}.png`), fullPage: true });
}
