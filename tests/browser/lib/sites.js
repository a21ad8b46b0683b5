// The sites that are tried: each is built into a folder of its own for the port that serves it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./server.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const sample = here("../../..");
const temporary = mkdtempSync(join(tmpdir(), "tongbao-browser-"));
const fixture = withPast(here("../site"), "03-duichang.md");

/**
 * name: for people; root: the folder that holds content/; mount: the path it is served below; based: whether it
 * is built for that address or without one; options: what else `build` is told; language: of its pages; theme: theirs.
 */
const SITES = [
  { name: "sample", root: sample, mount: "/", based: false },
  { name: "sample-zg", root: sample, mount: "/zg/", based: true },
  { name: "fixture", root: fixture, mount: "/", based: true },
  { name: "fixture-zg", root: fixture, mount: "/zg/", based: true },
  { name: "english", root: fixture, mount: "/", based: true, language: "en" },
  { name: "plain", root: fixture, mount: "/", based: true, theme: "plain" },
  { name: "internal", root: fixture, mount: "/", based: true, options: ["--edition", "internal"] },
];

/** Builds and serves them all; `close` ends the servers. */
export async function openSites() {
  const sites = {};
  for (const plan of SITES) {
    const folder = join(temporary, plan.name);
    const server = await serve(folder, plan.mount);
    const origin = `http://127.0.0.1:${server.address().port}`;
    const site = { language: "zh-CN", theme: "gov", options: [], ...plan, folder, server, origin, base: origin + plan.mount };
    build(site);
    sites[plan.name] = site;
  }
  return { sites, close: () => Object.values(sites).forEach((site) => site.server.close()) };
}

/** A copy of a site with a snapshot of a time when one issue had another status, so that pages show their past. */
function withPast(source, issue) {
  const root = join(temporary, "fixture-source");
  cpSync(source, root, { recursive: true });
  const file = join(root, "content/wuran-fangzhi-2025", issue);
  const now = readFileSync(file, "utf8");
  writeFileSync(file, now.replace(/^status: .*$/m, "status: 未启动"));
  const env = { ...process.env, SOURCE_DATE_EPOCH: "1751245200" };
  execFileSync(process.env.TONGBAO, ["archive", "create", "--root", root], { env, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(file, now);
  return root;
}

function build(site) {
  let root = site.root;
  if (site.language === "en" || site.theme !== "gov") {
    root = join(temporary, `${site.name}-source`);
    cpSync(site.root, root, { recursive: true });
    const settings = join(root, "content/site.yaml");
    const given = readFileSync(settings, "utf8").replace("language: zh-CN", `language: ${site.language}`);
    writeFileSync(settings, `${given}theme: ${site.theme}\n`);
  }
  const base = site.based ? ["--base-url", site.base] : [];
  const arguments_ = ["build", "--root", root, "--output", site.folder, ...base, ...site.options];
  execFileSync(process.env.TONGBAO, arguments_, { stdio: ["ignore", "ignore", "inherit"] });
}
