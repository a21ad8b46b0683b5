"""sitemap.xml by sitemaps.org: every page that is not 404, each once, with days that are days. None without a base."""

import xml.etree.ElementTree as tree
from collections import Counter
from datetime import date

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check(site):
    path = site.folder / "sitemap.xml"
    if not site.base:
        # Addresses must be whole, so a site that knows no base has no map.
        if path.exists():
            yield f"{site.show(path)}: made without a base"
        return
    root = tree.parse(path).getroot()
    if root.tag != f"{NAMESPACE}urlset":
        yield f"the root is {root.tag}"
    for url in root:
        names = [child.tag.removeprefix(NAMESPACE) for child in url]
        if url.tag != f"{NAMESPACE}url" or names[:1] != ["loc"] or set(names) - {"loc", "lastmod", "changefreq", "priority"}:
            yield f"{url.tag} with {names}"
        if day := url.findtext(f"{NAMESPACE}lastmod"):
            date.fromisoformat(day[:10])
    listed = Counter(url.findtext(f"{NAMESPACE}loc") for url in root)
    yield from (f"{address} stands {count} times" for address, count in listed.items() if count > 1)
    pages = {site.base + page.relative_to(site.folder).as_posix().removesuffix("index.html") for page in site.files(".html")}
    pages.discard(f"{site.base}404.html")
    yield from (f"{address} is missing" for address in sorted(pages - set(listed)))
    yield from (f"{address} is no page" for address in sorted(set(listed) - pages))
