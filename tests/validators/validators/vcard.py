"""contact.vcf by RFC 6350: lines that end with CR LF and are folded in time, what must be there, the contact's own words."""

import re

LONGEST = 75
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=(?:[^;:,\"]+|\"[^\"]*\")(?:,(?:[^;:,\"]+|\"[^\"]*\"))*)*):(?P<value>.*)")
KNOWN = {"BEGIN", "END", "VERSION", "KIND", "FN", "ORG", "TEL", "EMAIL", "ADR", "NOTE", "URL", "REV", "UID", "LANG", "PRODID", "HOURS"}


def check(site):
    path = site.folder / "contact/contact.vcf"
    for fault in faults(path.read_bytes()):
        yield f"{site.show(path)}: {fault}"


def faults(content):
    lines = content.split(b"\r\n")
    if lines.pop() != b"" or any(b"\n" in line or b"\r" in line for line in lines):
        yield "a line does not end with CR LF"
    yield from (f"{len(line)} octets in a line" for line in lines if len(line) > LONGEST)
    text = b"\r\n".join(lines).replace(b"\r\n ", b"").decode("utf-8")
    properties = []
    for line in text.split("\r\n"):
        match = LINE.fullmatch(line)
        if not match:
            yield f"no property: {line}"
            continue
        properties.append((match["name"], match["value"]))
        if match["name"] not in KNOWN and not match["name"].startswith("X-"):
            yield f"unknown property {match['name']}"
        if not match["value"].strip():
            yield f"{match['name']} is empty"
        if match["name"] == "ADR" and len(re.findall(r"(?<!\\);", match["value"])) != 6:
            yield f"ADR has not seven parts: {match['value']}"
    names = [name for name, _ in properties]
    if properties[:2] != [("BEGIN", "VCARD"), ("VERSION", "4.0")] or properties[-1:] != [("END", "VCARD")]:
        yield "does not begin or end as a card"
    if names.count("FN") < 1 or names.count("VERSION") != 1:
        yield "FN is missing, or VERSION doubled"
    for name in ("TEL", "EMAIL", "ADR"):
        if name not in names:
            yield f"{name} is missing, which site.yaml gives"
