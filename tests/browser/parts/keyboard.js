// By keyboard alone: the skip link, a focus that is seen on everything, and no trap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../lib/browser.js";
import { oneOfEachKind } from "../lib/kinds.js";

/** After so many presses of Tab every page of the fixture has been walked through. */
const MOST_STOPS = 250;

export function tryKeyboard(browser, sites) {
  test("keyboard: the skip link is the first stop, is seen and leads to the content", async () => {
    const page = await openPage(browser, sites["fixture-zg"]);
    for (const { address, kind } of oneOfEachKind(sites["fixture-zg"])) {
      await page.show(address);
      await page.keyboard.press("Tab");
      const link = await page.evaluate(() => {
        const { href, textContent } = document.activeElement;
        const box = document.activeElement.getBoundingClientRect();
        return { href, text: textContent, seen: box.top >= 0 && box.left >= 0 && box.width > 20 && box.height > 20 };
      });
      assert.equal(link.text, "跳到正文", kind);
      assert.ok(link.seen, `${kind}: the skip link is not on the screen`);
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "page:main", kind);
      await page.keyboard.press("Tab");
      const inside = await page.evaluate(() => document.getElementById("page:main").contains(document.activeElement) || document.activeElement.closest("footer") !== null);
      assert.ok(inside, `${kind}: after the skip link Tab goes back to the head`);
    }
    await page.end();
  });

  test("keyboard: the list of contents comes before the text where it stands beside it, and nothing in it is a dead stop", async () => {
    const site = sites["fixture-zg"];
    const page = await openPage(browser, site);
    await page.show(oneOfEachKind(site).find((one) => one.kind === "notice").address);
    const stops = () => page.evaluate(() => {
      const all = [...document.querySelectorAll("main a[href], main summary")].filter((one) => one.checkVisibility());
      return { first: all[0].closest(".jump") !== null, control: all.some((one) => one.localName === "summary") };
    });
    assert.deepEqual(await stops(), { first: true, control: false });
    await page.setViewportSize({ width: 768, height: 900 });
    assert.deepEqual(await stops(), { first: false, control: true });
    await page.end();
  });

  test("keyboard: without scripts the list of contents stands below the head of the document, where Tab comes to it", async () => {
    const site = sites["fixture-zg"];
    const page = await openPage(browser, site, { javaScriptEnabled: false });
    await page.show(oneOfEachKind(site).find((one) => one.kind === "notice").address);
    for (const width of [1280, 768]) {
      await page.setViewportSize({ width, height: 900 });
      const places = await page.locator(".document > .title, .document > .jump, .document > .text").evaluateAll((parts) =>
        parts.map((part) => ({ is: part.className, top: part.getBoundingClientRect().top, bottom: part.getBoundingClientRect().bottom })));
      assert.deepEqual(places.map((part) => part.is), ["title", "jump", "text"]);
      assert.ok(places[1].top >= places[0].bottom, `at ${width} the list begins at ${places[1].top}, and the head ends at ${places[0].bottom}`);
      assert.ok(places[2].top >= places[0].bottom);
    }
    await page.end();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`keyboard: every stop of every kind of page is seen, ${colorScheme}`, async (t) => {
      const page = await openPage(browser, sites["fixture-zg"], { colorScheme, reducedMotion: "reduce" });
      for (const { address, kind } of oneOfEachKind(sites["fixture-zg"])) {
        await t.test(kind, async () => {
          await page.show(address);
          assert.deepEqual(await walk(page), []);
        });
      }
      await page.end();
    });
  }
}

/** Presses Tab through a page; returns the stops that nobody could see, and what is never reached. */
async function walk(page) {
  const faults = [];
  for (let stops = 0; ; stops += 1) {
    if (stops > MOST_STOPS) return [...faults, `no end after ${MOST_STOPS} stops`];
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.dataset.stopped) return null;
      element.dataset.stopped = "yes";
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
      const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
      return { what: element.outerHTML.slice(0, 100), ringed: ringed || style.boxShadow !== "none", onScreen };
    });
    if (!stop) break;
    if (!stop.ringed) faults.push(`focus is not shown on ${stop.what}`);
    if (!stop.onScreen) faults.push(`focus is off the screen on ${stop.what}`);
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
      .filter((element) => element.checkVisibility() && !element.disabled && !element.dataset.stopped && !(element.type === "radio" && !element.checked))
      .map((element) => element.outerHTML.slice(0, 100)));
  return [...faults, ...missed.map((what) => `never reached: ${what}`)];
}
