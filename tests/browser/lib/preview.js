// `tongbao serve` on a copy of the fixture, as a reviewer has it on his own machine.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const fixture = fileURLToPath(new URL("../site/content", import.meta.url));

/** Copies the fixture into a repository of its own and serves it; `end` ends the server and removes the copy. */
export async function startPreview(...options) {
  const root = mkdtempSync(join(tmpdir(), "tongbao-preview-"));
  cpSync(fixture, join(root, "content"), { recursive: true });
  const git = (...words) => execFileSync("git", ["-C", root, "-c", "user.name=示例", "-c", "user.email=shili@example.invalid", ...words], { stdio: "ignore" });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "送审稿");
  let { server, base } = await serve(root, 0, options);
  const file = (path) => join(root, path);
  return {
    base,
    read: (path) => readFileSync(file(path), "utf8"),
    write(path, text) {
      mkdirSync(dirname(file(path)), { recursive: true });
      writeFileSync(file(path), text);
    },
    /** Saves as careful editors do: another file first, which then takes the place of the old one. */
    save(path, text) {
      writeFileSync(file(`${path}~`), text);
      renameSync(file(`${path}~`), file(path));
    },
    remove: (path) => rmSync(file(path), { recursive: true }),
    tongbao: (...words) => execFileSync(process.env.TONGBAO, [...words, "--root", root, "--lang", "zh"], { encoding: "utf8" }),
    /** Ends the server and starts it again on the same port. */
    async restart() {
      await stop(server);
      ({ server } = await serve(root, new URL(base).port, options));
    },
    async end() {
      await stop(server);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function serve(root, port, options) {
  const server = spawn(process.env.TONGBAO, ["serve", "--root", root, "--port", String(port), "--lang", "zh", ...options], { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface({ input: server.stdout });
  const first = (await lines[Symbol.asyncIterator]().next()).value;
  server.stdout.resume();
  return { server, base: first.match(/http:\S+/)[0] };
}

async function stop(server) {
  server.kill("SIGINT");
  await new Promise((resolve) => server.once("exit", resolve));
}
