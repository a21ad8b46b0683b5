// 大字版: larger text on this page and on the next ones, and still nothing wider than a telephone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.js";
import { openPage } from "../lib/browser.js";
import { oneOfEachKind } from "../lib/kinds.js";
import { sideways } from "./looks.js";

const WIDTHS = [320, 360, 1280];

export function tryLargeText(browser, sites) {
  test("large text: chosen by keyboard, kept on every kind of page, let go again", async (t) => {
    const site = sites["fixture-zg"];
    const page = await openPage(browser, site);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p, main li")).fontSize));
    await page.show("");
    const before = await size();
    await page.locator("#page\\:large").focus();
    await page.keyboard.press("Space");
    const large = await size();
    assert.ok(large >= before * 1.25, `${before} → ${large}`);

    for (const { address, kind } of oneOfEachKind(site)) {
      await t.test(`${kind} /${address}`, async () => {
        page.faults.length = 0;
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          await page.show(address);
          assert.ok(await page.locator("#page\\:large").isChecked(), "the choice is lost");
          page.faults.push(...(await sideways(page, width)), ...(await violations(page, `${kind} at ${width}, large text`)));
        }
        assert.deepEqual(page.faults, []);
      });
    }

    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.show("contact/");
      const lines = await page.locator("main a:is([href^='tel:'], [href^='mailto:'])").evaluateAll((links) => links.map((link) => link.getClientRects().length));
      assert.ok(lines.length > 1 && lines.every((count) => count === 1), `at ${width} telephone numbers and addresses on ${lines} lines`);
    }

    await page.show("");
    await page.locator("#page\\:large").focus();
    await page.keyboard.press("Space");
    assert.equal(await size(), before);
    await page.reload();
    assert.equal(await size(), before);
    await page.end();
  });
}
