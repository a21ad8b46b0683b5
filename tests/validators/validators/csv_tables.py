"""issues.csv: a byte order mark, CR LF, as many cells in each row as columns, and the rows of notice.json."""

import csv
import io
import json

BOM = b"\xef\xbb\xbf"
COLUMNS = {
    "zh-CN": ["序号", "问题类别代码", "问题类别", "问题", "整改结果", "整改结果代码"],
    "en": ["position", "category", "category_title", "title", "status", "status_canonical"],
}


def check(site):
    tables = site.files("issues.csv")
    if not tables:
        yield "no table"
    for path in tables:
        for fault in faults(path, site):
            yield f"{site.show(path)}: {fault}"


def faults(path, site):
    content = path.read_bytes()
    if not content.startswith(BOM) or content.count(BOM) != 1:
        yield "no byte order mark, or several"
    if not content.endswith(b"\r\n"):
        yield "the last line has no end"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    head, body = rows[0], rows[1:]
    # A line break inside a cell may be a bare LF; the one that ends a row may not.
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    if written.getvalue().encode() != content.removeprefix(BOM):
        yield "is not what RFC 4180 makes of these cells"
    if head[:6] != COLUMNS[site.language] or len(set(head)) != len(head):
        yield f"columns are {head}"
    for at, row in enumerate(body, 1):
        if len(row) != len(head):
            yield f"row {at} has {len(row)} cells"
        if row[0] != str(at):
            yield f"row {at} calls itself {row[0]}"
        for cell in row:
            if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
                yield f"row {at}: a cell that Excel would run: {cell[:20]}"
    total = json.loads((path.parent / "notice.json").read_text("utf-8"))["counts"]["total"]
    if len(body) != total:
        yield f"{len(body)} rows for {total} issues"
    if site.edition == "public" and "内部材料" in content.decode():
        yield "holds internal text"
