"""The sites that are checked: the sample and the browser suite's fixture, in each way they can be built."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
FIXTURE = REPOSITORY / "tests/browser/site"
BASE = "https://www.example.org/zg/"


@dataclass
class Site:
    name: str
    folder: Path
    # Where it is said to stand, or None.
    base: str | None
    edition: str
    language: str

    def files(self, *endings: str) -> list[Path]:
        found = [path for path in sorted(self.folder.rglob("*")) if path.is_file() and path.name.endswith(endings)]
        return found

    def show(self, path: Path) -> str:
        return f"{self.name}/{path.relative_to(self.folder)}"


def build_all() -> list[Site]:
    """Builds the sites into a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="tongbao-validators-"))
    english = folder / "english-source"
    subprocess.run(["cp", "-r", FIXTURE, english], check=True)
    settings = english / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("language: zh-CN", "language: en"), "utf-8")
    return [
        build("sample", REPOSITORY, folder, base=None),
        build("sample-zg", REPOSITORY, folder),
        build("fixture", FIXTURE, folder),
        build("internal", FIXTURE, folder, edition="internal"),
        build("english", english, folder, language="en"),
    ]


def build(name, root, folder, base=BASE, edition="public", language="zh-CN") -> Site:
    site = Site(name, folder / name, base, edition, language)
    command = [os.environ["TONGBAO"], "build", "--root", root, "--output", site.folder, "--edition", edition, "--quiet"]
    subprocess.run(command + (["--base-url", base] if base else []), check=True)
    return site
