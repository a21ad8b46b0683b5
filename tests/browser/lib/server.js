// A static server as an office has one: folders show their index.html, what is not there shows 404.html.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".pdf": "application/pdf",
  ".csv": "text/csv; charset=utf-8",
  ".vcf": "text/vcard; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a folder below `mount`; anything outside of it is an empty 404, so that a link that leaves it is seen. */
export function serve(folder, mount) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (!path.startsWith(mount)) return response.writeHead(404).end();
    const file = join(folder, normalize("/" + path.slice(mount.length)), path.endsWith("/") ? "index.html" : "");
    const content = await read(file);
    if (content) return response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
    response.writeHead(404, { "content-type": TYPES[".html"] }).end(await read(join(folder, "404.html")));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const read = (file) => readFile(file).catch(() => null);
