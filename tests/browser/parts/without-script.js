// Without JavaScript every page shows what it shows with it; only what needs a script is not offered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../lib/browser.js";
import { oneOfEachKind } from "../lib/kinds.js";

export function tryWithoutScript(browser, sites) {
  test("without JavaScript every page shows its content", async (t) => {
    const site = sites["fixture-zg"];
    const plain = await openPage(browser, site, { javaScriptEnabled: false });
    const scripted = await openPage(browser, site);
    for (const { address, kind } of oneOfEachKind(site)) {
      await t.test(`${kind} /${address}`, async () => {
        plain.faults.length = 0;
        await plain.show(address);
        await scripted.show(address);
        const [without, withScript] = [await shown(plain), await shown(scripted)];
        assert.ok(without.length > 3, "nothing is shown");
        assert.deepEqual(withScript.filter((line) => !without.includes(line)), []);
        assert.equal(await plain.locator("form:visible").count(), 0, "a form that does nothing is shown");
        assert.deepEqual(plain.faults, []);
      });
    }
    await plain.end();
    await scripted.end();
  });

  test("without JavaScript the large text is a matter of style", async () => {
    const site = sites["fixture-zg"];
    const page = await openPage(browser, site, { javaScriptEnabled: false });
    await page.show("");
    const before = await page.locator("main p").first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    await page.locator("#page\\:large").check();
    const after = await page.locator("main p").first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    assert.ok(after > before, `${before} → ${after}`);
    await page.end();
  });
}

/** The lines of text that a person sees, but for what the script opens and adds. */
async function shown(page) {
  const texts = await page.evaluate(() => {
    const text = (selector) => [...document.querySelectorAll(selector)].map((element) => element.innerText).join("\n");
    return { all: document.body.innerText, added: text("form, details") };
  });
  const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
  const added = new Set(lines(texts.added));
  return lines(texts.all).filter((line) => !added.has(line));
}
