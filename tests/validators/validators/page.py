"""What validators want to know of an HTML page, read with Python's own parser."""

from html.parser import HTMLParser
from pathlib import Path


class Page(HTMLParser):
    def __init__(self, path: Path):
        super().__init__(convert_charrefs=True)
        self.kind: str | None = None
        # (name, content) of every meta element with a name.
        self.labels: list[tuple[str, str]] = []
        self.canonical: str | None = None
        self.linked_data: list[str] = []
        self._inside_linked_data = False
        self.feed(path.read_text("utf-8"))
        self.close()

    def label(self, name: str) -> str | None:
        return next((content for label, content in self.labels if label == name), None)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "meta" and "name" in given:
            self.labels.append((given["name"], given.get("content") or ""))
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href")
        elif tag == "body":
            self.kind = given.get("data-kind")
        elif tag == "script" and given.get("type") == "application/ld+json":
            self._inside_linked_data = True
            self.linked_data.append("")

    def handle_endtag(self, tag):
        if tag == "script":
            self._inside_linked_data = False

    def handle_data(self, data):
        if self._inside_linked_data:
            self.linked_data[-1] += data
