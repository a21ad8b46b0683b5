"""网页标签 as 国办发〔2017〕47号 asks for: which a kind of page must have, and that none is empty, null or doubled."""

import re
from collections import Counter
from urllib.parse import urlsplit

from .page import Page

COLUMN = ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
ARTICLE = ["ArticleTitle", "ContentSource"]
ARTICLES = {"notice", "issue"}
# A plain page may be shown as a column or as an article; the page for what is not there is neither.
FREE = {"not-found"}
SITE_CODE = re.compile(r"bm\d{8}|\d{10}")
PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def check(site):
    pages = site.files(".html")
    for path in pages:
        page = Page(path)
        for fault in faults(page, site):
            yield f"{site.show(path)}: {fault}"


def faults(page, site):
    names = Counter(name for name, _ in page.labels)
    for name, count in names.items():
        if count > 1:
            yield f"{name} stands {count} times"
    for name, content in page.labels:
        if not content.strip() or content.strip().lower() in ("null", "none", "undefined"):
            yield f"{name} is “{content}”"
        elif re.fullmatch(r"[a-z]+(_[a-z]+)+", content):
            yield f"{name} is “{content}”, a name of the program's own"
        words = content.split(",")
        if name.endswith("eywords") and len(set(words)) < len(words):
            yield f"{name} says a word twice: {content}"

    wanted = ["SiteName"] + (["SiteDomain"] if site.base else [])
    if page.kind in ARTICLES:
        wanted += ARTICLE + (["Url"] if site.base else [])
    elif page.kind == "plain":
        wanted += [] if page.label("ArticleTitle") else COLUMN
    elif page.kind not in FREE:
        wanted += COLUMN
    for name in wanted:
        if name not in names:
            yield f"{page.kind} has no {name}"

    if site.base and page.label("SiteDomain") != urlsplit(site.base).hostname:
        yield f"SiteDomain is {page.label('SiteDomain')}"
    if site.base and page.kind not in FREE and page.label("Url") not in (None, page.canonical):
        yield f"Url is {page.label('Url')}, the canonical address {page.canonical}"
    code = page.label("SiteIDCode")
    if code is not None and not SITE_CODE.fullmatch(code):
        yield f"SiteIDCode is {code}"
    published = page.label("PubDate")
    if published is not None and not PUBLISHED.fullmatch(published):
        yield f"PubDate is {published}"
    if site.name != "sample" and site.name != "sample-zg":
        if page.kind in ARTICLES and published is None:
            yield "a published text has no PubDate"
        if code is None:
            yield "SiteIDCode is missing, which site.yaml gives"
    elif published is not None or code is not None:
        yield "PubDate or SiteIDCode was made up: the sample gives none"
