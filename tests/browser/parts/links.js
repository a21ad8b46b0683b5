// All pages of all sites, read by the browser's own HTML parser: links and their fragments, titles, sizes; and the
// page for what is not there.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openPage } from "../lib/browser.js";
import { kindOf, pagesOf } from "../lib/kinds.js";

const KIB = 1024;
const MOST_HTML = 40 * KIB;
const MOST_STYLE_AND_SCRIPT = 30 * KIB;

export function tryLinks(browser, sites) {
  for (const site of Object.values(sites)) {
    test(`${site.name}: every link of every page leads somewhere`, async () => {
      const pages = await readAll(browser, site);
      const ids = new Map(pages.map((page) => [site.base + page.address, new Set(page.ids)]));
      const faults = [];
      const others = new Set();
      for (const page of pages) {
        const here = site.base + page.address;
        if (page.status !== 200) faults.push(`${here}: status ${page.status}`);
        if (page.kind !== kindOf(page.address)) faults.push(`${here}: data-kind is ${page.kind}`);
        if (page.headings !== 1) faults.push(`${here}: ${page.headings} h1`);
        for (const id of page.doubled) faults.push(`${here}: id ${id} stands twice`);
        for (const { address, isLink } of page.uses) {
          const url = new URL(address, here);
          if (!url.protocol.startsWith("http")) continue;
          const fragment = decodeURIComponent(url.hash.slice(1));
          url.hash = "";
          if (url.origin !== site.origin) {
            if (!isLink) faults.push(`${here}: loads ${address}`);
          } else if (!url.href.startsWith(site.base)) {
            faults.push(`${here}: ${address} leaves the site's base`);
          } else if (!ids.has(url.href)) {
            others.add(url.href);
            if (fragment) faults.push(`${here}: ${address} has a fragment, but is no page`);
          } else if (fragment && !ids.get(url.href).has(fragment)) {
            faults.push(`${here}: ${address}: no such fragment`);
          }
        }
      }
      for (const url of others) {
        const { status } = await fetch(url);
        if (status !== 200) faults.push(`${url}: status ${status}`);
      }
      const reached = new Set(pages.flatMap((page) => page.uses.map(({ address }) => new URL(address, site.base + page.address).href.split("#")[0])));
      for (const page of pages) {
        if (page.address !== "404.html" && !reached.has(site.base + page.address)) faults.push(`${page.address}: no link leads here`);
      }
      assert.deepEqual(faults, []);
      assert.ok(pages.length > 20 && others.size > 3, `${pages.length} pages, ${others.size} other files`);
    });

    test(`${site.name}: a wrong address at any depth shows a page whose links are right`, async () => {
      for (const address of ["a", "a/b/c", "notices/a/b/"]) {
        // Each in a page of its own: going on from one may end what it was still loading.
        const page = await openPage(browser, site);
        const response = await page.show(address);
        assert.equal(response.status(), 404);
        const told = page.faults.filter((fault) => !fault.includes(site.base + address) && !fault.includes("status of 404"));
        assert.deepEqual(told, [], `at ${address}`);
        assert.equal(await page.evaluate(() => document.body.dataset.kind), "not-found");
        assert.notEqual(await page.evaluate(() => document.styleSheets.length), 0, `no stylesheet at ${address}`);
        const links = await page.$$eval("a[href]", (all) => all.map((link) => link.href));
        for (const link of new Set(links)) {
          const url = new URL(link);
          if (url.origin !== site.origin || url.hash) continue;
          assert.equal((await fetch(url)).status, 200, `${link} on ${address}`);
        }
        await page.end();
      }
    });
  }

  test("sample: pages are small", () => {
    const { folder } = sites.sample;
    const large = pagesOf(sites.sample).filter((page) => page.size > MOST_HTML);
    assert.deepEqual(large.map((page) => `${page.address}: ${page.size} bytes`), []);
    return readAll(browser, sites.sample).then((pages) => {
      for (const page of pages) {
        const files = page.uses.filter(({ isCode }) => isCode).map(({ address }) => new URL(address, sites.sample.base + page.address));
        const size = files.reduce((sum, url) => sum + statSync(join(folder, url.pathname)).size, 0);
        assert.ok(size > 0 && size <= MOST_STYLE_AND_SCRIPT, `${page.address}: ${size} bytes of style and script`);
      }
    });
  });
}

/** Fetches and parses every page of a site inside the browser. */
async function readAll(browser, site) {
  // A theme without scripts allows no page to fetch.
  const page = await openPage(browser, site, { bypassCSP: true });
  await page.show("");
  const read = await page.evaluate(async ({ base, addresses }) => {
    const readOne = async (address) => {
      const response = await fetch(base + address);
      const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
      const all = [...parsed.querySelectorAll("*")];
      const ids = all.map((element) => element.id).filter(Boolean);
      const uses = all.flatMap((element) =>
        ["href", "src", "action", "poster", "data"].filter((name) => element.hasAttribute(name)).map((name) => ({
          address: element.getAttribute(name),
          isLink: element.localName === "a",
          isCode: element.matches("link[rel=stylesheet], script[src]"),
        })));
      return {
        address, status: response.status, kind: parsed.body.dataset.kind, ids, uses,
        headings: parsed.querySelectorAll("h1").length,
        doubled: ids.filter((id, at) => ids.indexOf(id) < at),
      };
    };
    const pages = [];
    for (const address of addresses) pages.push(await readOne(address));
    return pages;
  }, { base: site.base, addresses: pagesOf(site).map((one) => one.address) });
  await page.end();
  return read;
}
