// The headings of a whole notice are numbered as official documents are: 一、 （一） 1. （1）, as real text, without gaps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../lib/browser.js";
import { oneOfEachKind } from "../lib/kinds.js";

const DIGITS = "零一二三四五六七八九";
const chinese = (n) => (n < 10 ? DIGITS[n] : `${n < 20 ? "" : DIGITS[Math.floor(n / 10)]}十${n % 10 ? DIGITS[n % 10] : ""}`);
const WRITTEN = [(n) => `${chinese(n)}、`, (n) => `（${chinese(n)}）`, (n) => `${n}.`, (n) => `（${n}）`];

export function tryNumbers(browser, sites) {
  for (const name of ["sample", "fixture", "internal"]) {
    test(`${name}: every heading of the notice has its official number`, async () => {
      const site = sites[name];
      const page = await openPage(browser, site);
      await page.show(oneOfEachKind(site).find((one) => one.kind === "notice").address);
      const headings = await page.$$eval(".text :is(h2, h3, h4, h5)", (all) =>
        all.filter((one) => !one.closest(".footnotes, aside")).map((one) => ({ level: Number(one.localName[1]) - 2, text: one.innerText.trim() })));
      assert.ok(headings.length > 10, `${headings.length} headings`);
      const counts = [];
      const faults = [];
      for (const { level, text } of headings) {
        counts.length = level + 1;
        counts[level] = (counts[level] ?? 0) + 1;
        const number = WRITTEN[level](counts[level]);
        if (!text.startsWith(number)) faults.push(`not ${number}: ${text}`);
      }
      assert.deepEqual(faults, []);
      await page.end();
    });
  }
}
