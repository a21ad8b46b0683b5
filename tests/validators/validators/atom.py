"""feed.xml by RFC 4287: what must be there once, ids and times as they must be written, newest first."""

import re
import xml.etree.ElementTree as tree
from collections import Counter
from datetime import datetime

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
ONCE_IN_FEED = ["id", "title", "updated"]
ONCE_IN_ENTRY = ["id", "title", "updated"]
KNOWN = {
    "feed": {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"},
    "entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"},
}


def check(site):
    path = site.folder / "feed.xml"
    for fault in faults(tree.parse(path).getroot(), site):
        yield f"{site.show(path)}: {fault}"


def faults(feed, site):
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from element(feed, "feed", ONCE_IN_FEED)
    entries = feed.findall(f"{ATOM}entry")
    if not entries:
        yield "no entries"
    ids = Counter(one.findtext(f"{ATOM}id") for one in [feed, *entries])
    yield from (f"id {one} stands {count} times" for one, count in ids.items() if count > 1)
    for entry in entries:
        yield from element(entry, "entry", ONCE_IN_ENTRY)
        if not entry.findall(f"{ATOM}author") and not feed.findall(f"{ATOM}author"):
            yield "an entry without author"
        links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if len(links) != 1:
            yield f"an entry with {len(links)} alternate links"
        for link in links:
            place = link.get("href").removeprefix(site.base or "")
            if not (site.folder / place / "index.html").is_file():
                yield f"{link.get('href')} leads nowhere"
    times = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) for entry in entries]
    newest = max(times, default=None)
    if newest and datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) < newest:
        yield "the feed is older than its entries"
    self_links = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if self_links != [f"{site.base or ''}feed.xml"]:
        yield f"the link to itself is {self_links}"
    if site.base and feed.get(BASE, site.base) != site.base:
        yield f"xml:base is {feed.get(BASE)}"


def element(parent, name, once):
    for child in once:
        found = parent.findall(f"{ATOM}{child}")
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{name} has {len(found)} {child}, or an empty one"
    for child in parent:
        local = child.tag.removeprefix(ATOM)
        if local not in KNOWN[name]:
            yield f"{name} has a {child.tag}"
        if local in ("updated", "published") and not TIME.fullmatch(child.text or ""):
            yield f"{local} is {child.text}"
        if local == "id" and not re.match(r"(urn:uuid:[0-9a-f-]{36}|https?://.+)$", child.text or ""):
            yield f"id is {child.text}"
        if local == "author" and not child.findtext(f"{ATOM}name"):
            yield "an author without name"
        if local == "category" and not child.get("term"):
            yield "a category without term"
