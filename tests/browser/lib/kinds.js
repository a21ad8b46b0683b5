// Which kind of page stands at which address, and which page of a kind is tried.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every kind of page that a theme shows. */
export const KINDS = [
  "home", "notices", "notice", "issue", "categories", "category", "statuses", "status", "units", "unit", "topics",
  "topic", "contact", "plain", "archive", "search", "site-map", "not-found",
];

const PATTERNS = [
  [/^$/, "home"],
  [/^notices\/$/, "notices"],
  [/^notices\/[^/]+\/$/, "notice"],
  [/^notices\/[^/]+\/[^/]+\/$/, "issue"],
  [/^categories\/$/, "categories"],
  [/^categories\/[^/]+\/$/, "category"],
  [/^status\/$/, "statuses"],
  [/^status\/[^/]+\/$/, "status"],
  [/^units\/$/, "units"],
  [/^units\/[^/]+\/$/, "unit"],
  [/^topics\/$/, "topics"],
  [/^topics\/[^/]+\/$/, "topic"],
  [/^contact\/$/, "contact"],
  [/^archive\/$/, "archive"],
  [/^search\/$/, "search"],
  [/^sitemap\/$/, "site-map"],
  [/^404\.html$/, "not-found"],
  [/^[^/]+\/$/, "plain"],
];

export function kindOf(address) {
  return PATTERNS.find(([pattern]) => pattern.test(address))?.[1];
}

/** All pages of a built site, by address from its base. */
export function pagesOf(site) {
  const files = readdirSync(site.folder, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  return files
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({ address: file.replace(/(^|\/)index\.html$/, "$1"), size: statSync(join(site.folder, file)).size }))
    .map((page) => ({ ...page, kind: kindOf(page.address) }));
}

/** One page of each kind: the largest, which shows most. */
export function oneOfEachKind(site) {
  const pages = pagesOf(site);
  return KINDS.flatMap((kind) => pages.filter((page) => page.kind === kind).sort((a, b) => b.size - a.size).slice(0, 1));
}
