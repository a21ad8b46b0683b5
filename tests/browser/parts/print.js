// A notice in print is an official document (GB/T 9704): A4, its numbers, its page numbers, none of the screen's furniture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage } from "../lib/browser.js";
import { oneOfEachKind } from "../lib/kinds.js";

const A4 = { width: 595, height: 842 };
/** How large the text is, and how far it is from the edge of the paper on the right. */
const ON_PAPER = { fixture: { size: 16, margin: (26 / 25.4) * 72 }, plain: { size: 13.5, margin: 0 } };

export function tryPrint(browser, sites) {
  for (const [name, colorScheme] of [["sample", "light"], ["fixture-zg", "dark"], ["internal", "light"]]) {
    test(`${name}: the whole notice prints as a document`, async () => {
      const { text, pages, furniture } = await print(browser, sites[name], "notice", colorScheme);
      assert.ok(pages.length > 1, "one page only");
      for (const size of pages) {
        assert.ok(Math.abs(size.width - A4.width) < 1 && Math.abs(size.height - A4.height) < 1, `${size.width} × ${size.height} pt`);
      }
      for (const number of [/^\s*一、/m, /^\s*（一）/m, /^\s*1\./m]) assert.match(text, number);
      pages.forEach((_, at) => assert.match(text, new RegExp(`— *${at + 1} *—`), `page number ${at + 1} is missing`));
      assert.deepEqual(furniture, []);
      if (name === "internal") assert.match(text, /内部/);
    });
  }

  test("on paper the date begins two characters after the office, and the longer of both ends two characters from the edge", async () => {
    for (const [name, office] of [["sample", null], ["sample", "示例局"]]) {
      const { size, ends, begins } = await signature(browser, sites[name], office);
      assert.ok(Math.abs(begins.date - begins.office - 2 * size) < 1, `${office ?? name}: the date begins ${begins.date - begins.office} px after the office`);
      assert.ok(Math.abs(Math.min(ends.office, ends.date) - 2 * size) < 1, `${office ?? name}: ${JSON.stringify(ends)} px from the edge`);
    }
  });

  test("on paper the number of a document stands above its title, and nothing else of the table beside it", async () => {
    const { text } = await print(browser, sites.fixture, "notice", "light");
    const [number, title] = ["示环〔2025〕1号", "关于大气污染防治"].map((words) => text.indexOf(words));
    assert.ok(number >= 0 && number < title, text.slice(0, 200));
    assert.doesNotMatch(text.slice(0, title), /索引号|文号|成文日期/);
  });

  test("on paper the address of a link to another site stands behind it, once", async () => {
    const { text } = await print(browser, sites.fixture, "notice", "light");
    assert.match(text.replace(/\s/g, ""), /外部规定见示例规定（https:\/\/rules\.example\.org\/）。/);
    assert.equal(text.replace(/\s/g, "").split("bare.example.org").length, 2);
  });

  test("a table of many long figures stands on paper whole, and the text around it keeps its size", async () => {
    for (const [name, { size, margin }] of Object.entries(ON_PAPER)) {
      const { words, pages } = await print(browser, sites[name], "plain", "light");
      const text = words.find((word) => word.text.includes("数字以通报全文为准"));
      const width = (text.right - text.left) / text.text.length;
      assert.ok(Math.abs(width - size) < 1, `${name}: a character is ${width} pt wide`);
      assert.deepEqual(words.filter((word) => word.right > pages[0].width - margin + 1), [], name);
    }
  });

  test("a figure for which a table has room on paper is not broken", async () => {
    const { words } = await print(browser, sites.fixture, "plain", "light");
    assert.equal(words.filter((word) => /^\d{3},\d{3}\.00$/.test(word.text)).length, 14);
  });

  test("on paper no heading is smaller than the text below it", async () => {
    const page = await openPage(browser, sites.fixture);
    for (const { address, kind } of oneOfEachKind(sites.fixture)) {
      await page.show(address);
      await page.emulateMedia({ media: "print" });
      const small = await page.evaluate(() => {
        const size = (element) => parseFloat(getComputedStyle(element).fontSize);
        return [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter((heading) => size(heading) < size(document.body)).map((heading) => heading.textContent);
      });
      assert.deepEqual(small, [], kind);
    }
    await page.end();
  });

  test("every kind of page prints without the screen's furniture", async () => {
    for (const { kind } of oneOfEachKind(sites.fixture)) {
      const { pages, furniture } = await print(browser, sites.fixture, kind, "light");
      assert.ok(pages.length > 0);
      assert.deepEqual(furniture, [], kind);
    }
  });
}

/** Where the signature of a notice stands on paper (GB/T 9704-2012, 7.3.5.2), in pixels; `office` takes the place of its own. */
async function signature(browser, site, office) {
  const page = await openPage(browser, site);
  await page.show(oneOfEachKind(site).find((one) => one.kind === "notice").address);
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate((office) => {
    const lines = [...document.querySelectorAll(".signature p")];
    if (office) lines[0].textContent = office;
    const edge = document.querySelector(".text").getBoundingClientRect().right;
    const [first, date] = lines.map((line) => {
      const letters = document.createRange();
      letters.selectNodeContents(line);
      const { left, right } = letters.getBoundingClientRect();
      return { begins: left, ends: edge - right };
    });
    return {
      size: parseFloat(getComputedStyle(lines[0]).fontSize),
      begins: { office: first.begins, date: date.begins },
      ends: { office: first.ends, date: date.ends },
    };
  }, office);
  await page.end();
  return found;
}

/** The text, its words with their places, and the page sizes of a page as printed, and the lines of it that belong on a screen only. */
async function print(browser, site, kind, colorScheme) {
  const page = await openPage(browser, site, { colorScheme });
  await page.show(oneOfEachKind(site).find((one) => one.kind === kind).address);
  const labels = await page.$$eval(".skip, .masthead nav a, .masthead label, .foot a, .jump summary", (all) => all.map((one) => one.innerText.trim()));
  const content = (await page.locator("main").innerText()).split("\n").map((line) => line.trim());
  const file = join(mkdtempSync(join(tmpdir(), "tongbao-print-")), "page.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.end();
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  const sizes = execFileSync("pdfinfo", ["-f", "1", "-l", "999", file], { encoding: "utf8" });
  const pages = [...sizes.matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)].map(([, width, height]) => ({ width: Number(width), height: Number(height) }));
  const boxes = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" });
  const words = [...boxes.matchAll(/<word xMin="([\d.]+)".* xMax="([\d.]+)".*>(.*)<\/word>/g)]
    .map(([, left, right, text]) => ({ text, left: Number(left), right: Number(right) }));
  const lines = text.split("\n").flatMap((line) => line.trim().split(/\s{2,}/));
  const furniture = labels.filter((label) => label && !content.includes(label) && lines.includes(label));
  return { text, words, pages, furniture };
}
