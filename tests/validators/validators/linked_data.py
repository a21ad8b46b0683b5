"""JSON-LD: every page but the one for what is not there has it, it parses, and it says what it is about."""

import json

from .page import Page

SCHEMA = "https://schema.org"
TYPE_OF = {"notice": "Report", "issue": "Report"}


def check(site):
    for path in site.files(".html"):
        page = Page(path)
        for fault in faults(page, site):
            yield f"{site.show(path)}: {fault}"


def faults(page, site):
    if not page.linked_data and page.kind != "not-found":
        yield "no JSON-LD"
    for text in page.linked_data:
        try:
            parsed = json.loads(text)
        except ValueError as error:
            yield f"JSON-LD does not parse: {error}"
            continue
        if parsed.get("@context") != SCHEMA:
            yield f"@context is {parsed.get('@context')}"
        nodes = parsed.get("@graph", [parsed])
        types = {node.get("@type") for node in nodes}
        if None in types:
            yield "a node without @type"
        wanted = {"GovernmentOrganization"} | ({"BreadcrumbList"} if page.kind not in ("home", "not-found") else set())
        if missing := wanted - types:
            yield f"no {', '.join(sorted(missing))}"
        if page.kind == "notice" and "Report" not in types:
            yield "a notice that is no Report"
        yield from empties(parsed, "")
        if site.base:
            yield from relative_addresses(parsed)


def empties(value, where):
    """JSON-LD says nothing where nothing is known."""
    if value is None or value == "" or value == [] or value == {}:
        yield f"{where} is empty"
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from empties(inner, f"{where}/{key}")


def relative_addresses(value):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if key in ("url", "item", "contentUrl") and isinstance(inner, str) and not inner.startswith("https://"):
            yield f"{key} is {inner}"
        yield from relative_addresses(inner)
