// The index by category narrows its list in place, by status and by words, and says how many are left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.js";
import { openPage } from "../lib/browser.js";

export function tryFilter(browser, sites) {
  for (const name of ["fixture-zg", "english", "sample"]) {
    test(`${name}: the filter works by keyboard and announces what it found`, async () => {
      const page = await openPage(browser, sites[name]);
      await page.show("categories/");
      const total = await page.locator(".rows > li").count();
      const all = await state(page);
      assert.equal(all.rows.length, total);
      assert.equal(all.role, "status");
      assertCounts(all, total);

      const statuses = await page.$$eval("#filter input[type=radio]", (radios) => radios.map((radio) => radio.value));
      assert.equal(statuses[0], "");
      assert.ok(statuses.length >= 3, "too few statuses to choose from");
      await page.locator("#filter input[type=radio]").first().focus();
      let sum = 0;
      for (const status of statuses.slice(1)) {
        await page.keyboard.press("ArrowDown");
        const now = await state(page);
        assert.equal(now.chosen, status);
        assert.ok(now.rows.length > 0 && now.rows.every((row) => row.status.split(" ").includes(status)), status);
        assertCounts(now, total);
        sum += now.rows.length;
      }
      assert.equal(sum, total, "the statuses together are all issues");
      assert.ok((await state(page)).groups.every((group) => group.rows > 0), "a category without issues is shown");

      await page.keyboard.press("ArrowDown");
      assert.equal((await state(page)).chosen, "", "the arrows go round to all");
      const word = all.rows[0].text.slice(0, 4);
      await page.locator("#filter-words").focus();
      await page.keyboard.type(word);
      const narrowed = await state(page);
      assert.ok(narrowed.rows.length > 0 && narrowed.rows.length < total, `${narrowed.rows.length} of ${total} for ${word}`);
      assert.ok(narrowed.rows.every((row) => row.text.includes(word)));
      assertCounts(narrowed, total);

      await page.keyboard.press("Enter");
      assert.equal(new URL(page.url()).pathname, new URL(sites[name].base).pathname + "categories/", "Enter leaves the page");
      assert.deepEqual((await state(page)).rows, narrowed.rows);

      await page.keyboard.type("没有这样的字");
      const none = await state(page);
      assert.equal(none.rows.length, 0);
      assert.ok(none.told.length > 3 && none.told !== narrowed.told, "nothing says that nothing is found");
      assert.deepEqual(await violations(page, "filter with no match"), []);
      assert.deepEqual(page.faults, []);
      await page.end();
    });
  }

  test("the filter knows a category by its title", async () => {
    const page = await openPage(browser, sites.sample);
    await page.show("categories/");
    const first = page.locator(".group").first();
    await page.locator("#filter-words").fill(await first.locator("h2").textContent());
    const shown = await state(page);
    assert.equal(shown.groups.length, 1);
    assert.equal(shown.groups[0].rows, await first.locator(".rows > li").count());
    assert.deepEqual(page.faults, []);
    await page.end();
  });
}

/** What the list shows now. */
function state(page) {
  return page.evaluate(() => {
    const told = document.getElementById("matches");
    const visible = (selector, from = document) => [...from.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return {
      rows: visible(".rows > li").map((row) => ({ text: row.querySelector("a").textContent, status: row.dataset.status.trim() })),
      groups: visible(".group").map((group) => ({ rows: visible(".rows > li", group).length })),
      chosen: document.querySelector("#filter input[type=radio]:checked").value,
      told: told.textContent,
      role: told.getAttribute("role"),
    };
  });
}

function assertCounts({ told, rows }, total) {
  const numbers = (told.match(/\d+/g) ?? []).map(Number);
  assert.ok(numbers.includes(rows.length) && numbers.includes(total), `“${told}” for ${rows.length} of ${total}`);
}
