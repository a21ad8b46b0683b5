// axe-core on a page: what breaks WCAG 2.2 AA is a fault, what breaks a good practice is advice.
import axe from "axe-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Advice of all pages, each piece once. */
export const advice = new Map();

/** Returns the violations of a page as lines. */
export async function violations(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then((results) => results.violations),
    [...WCAG, "best-practice"],
  );
  const faults = [];
  for (const rule of found) {
    const isFault = rule.tags.some((tag) => WCAG.includes(tag));
    for (const node of rule.nodes) {
      const target = node.target.flat().join(" ");
      const summary = node.failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
      if (isFault) faults.push(`axe ${rule.id}: ${target}: ${summary}`);
      else advice.set(`${rule.id}: ${target}`, `${where}: ${summary}`);
    }
  }
  return faults;
}
