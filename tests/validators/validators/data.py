"""notice.json and issues.json: right by the JSON Schemas that the site publishes, and right with each other."""

import json
from urllib.parse import urljoin, urlsplit

from jsonschema import Draft202012Validator, FormatChecker


def check(site):
    schemas = {}
    for path in site.files(".schema.json"):
        schema = json.loads(path.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        schemas[path.resolve()] = Draft202012Validator(schema, format_checker=FormatChecker())
    if len(schemas) < 2:
        yield f"only {len(schemas)} schemas are published"
    files = [path for path in site.files(".json") if not path.name.endswith(".schema.json")]
    if not any(path.name == "notice.json" for path in files) or not any(path.name == "issues.json" for path in files):
        yield "notice.json or issues.json is missing"
    for path in files:
        for fault in faults(path, schemas, site):
            yield f"{site.show(path)}: {fault}"


def faults(path, schemas, site):
    text = path.read_text("utf-8")
    value = json.loads(text, object_pairs_hook=no_doubles)
    validator = schemas.get((path.parent / value.get("$schema", "")).resolve())
    if validator is None:
        yield f"$schema leads nowhere: {value.get('$schema')}"
        return
    for error in validator.iter_errors(value):
        yield f"{error.json_path}: {error.message}"
    if value.get("edition") != site.edition:
        yield f"edition is {value.get('edition')}"
    if "counts" in value:
        counts = dict(value["counts"])
        total = counts.pop("total")
        issues = len(value.get("issues", []))
        if sum(counts.values()) != total or (issues and issues != total):
            yield f"counts {counts} do not make {total}, or {issues} issues do not"
    for address in addresses(value):
        page = urljoin(site.base or "file:///", address)
        place = urlsplit(page).path.removeprefix(urlsplit(site.base).path if site.base else "/")
        target = site.folder / place
        if not (target / "index.html").is_file() and not target.is_file():
            yield f"address {address} leads nowhere"
    if site.edition == "public" and "内部材料" in text:
        yield "holds internal text"


def addresses(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("address", "url") and isinstance(inner, str) and "/" in inner:
                yield inner
            elif key != "contact":
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def no_doubles(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)
