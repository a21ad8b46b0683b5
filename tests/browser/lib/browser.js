// One Chromium for the whole suite, and pages that remember everything that went wrong on them.
import { chromium } from "playwright-core";

/** Starts Chromium. It finds no host but this machine, so nothing outside answers by accident. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/** Opens a page of a site in a context of its own; `page.faults` fills with what goes wrong. */
export async function openPage(browser, site, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // The icon comes when it will; the browser itself breaks it off where it goes on to the next page.
    if (reason !== "net::ERR_ABORTED") page.faults.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.base) && !url.startsWith("data:")) page.faults.push(`request outside the site: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) page.faults.push(`status ${response.status()}: ${response.url()}`);
  });
  const resize = page.setViewportSize.bind(page);
  page.setViewportSize = async (size) => {
    await resize(size);
    // Scripts hear of another width with the next frame.
    if (options.javaScriptEnabled !== false) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  };
  page.show = (address) => page.goto(site.base + address, { waitUntil: "load" });
  page.end = () => context.close();
  return page;
}
