// The browser suite: builds the sites, starts one Chromium, and lets each part try them.
import { after } from "node:test";
import { advice } from "./lib/axe.js";
import { startBrowser } from "./lib/browser.js";
import { openSites } from "./lib/sites.js";
import { tryFilter } from "./parts/filter.js";
import { tryKeyboard } from "./parts/keyboard.js";
import { tryLargeText } from "./parts/large-text.js";
import { tryLinks } from "./parts/links.js";
import { tryLooks } from "./parts/looks.js";
import { tryNumbers } from "./parts/numbers.js";
import { tryPreview } from "./parts/preview.js";
import { tryPrint } from "./parts/print.js";
import { trySearch } from "./parts/search.js";
import { tryWithoutScript } from "./parts/without-script.js";

const { sites, close } = await openSites();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  close();
  for (const [what, where] of advice) console.log(`advice, not a fault: ${what}\n    ${where}`);
});

tryLinks(browser, sites);
tryLooks(browser, sites);
tryNumbers(browser, sites);
tryWithoutScript(browser, sites);
tryKeyboard(browser, sites);
tryFilter(browser, sites);
trySearch(browser, sites);
tryLargeText(browser, sites);
tryPrint(browser, sites);
tryPreview(browser);
