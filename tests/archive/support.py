"""A site in a folder of its own, snapshots of it, and the programs that look at them."""

import os
import pathlib
import shutil
import subprocess
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BASE = "https://www.example.gov.cn/zg/"
#: 2025-06-30 09:00 and 2025-10-11 09:00 in Beijing.
JUNE, OCTOBER = 1751245200, 1760144400


def run(*command, epoch=OCTOBER, code=0, cwd=None):
    """Runs a program that has to end with this exit code; gives what it says."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(
        [str(part) for part in command], env=environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        timeout=120,
    )
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == code, f"{command} ended with {done.returncode}:\n{said}"
    return said


class Site:
    """The sample site with a few files that have hard names, and two snapshots of it."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="tongbao-archive-")
        self.root = pathlib.Path(self.temporary.name)
        shutil.copytree(REPOSITORY / "content", self.root / "content")
        self.notice = next(path.parent for path in self.root.glob("content/*/notice.md"))
        self.issue = sorted(self.notice.glob("02-*.md"))[0]
        for name in ["整改 方案.pdf", "a+b (1).pdf"]:
            (self.notice / name).write_bytes(b"%PDF-1.7\n" + name.encode())
        links = "\n[方案](<整改 方案.pdf>)、[附表](<a+b (1).pdf>)\n"
        self.issue.write_text(self.issue.read_text("utf-8") + links, "utf-8")
        self.tongbao("archive", "create", "--base-url", BASE, epoch=JUNE)
        text = self.issue.read_text("utf-8")
        self.issue.write_text(text.replace("status: 长期坚持", "status: 已完成"), "utf-8")
        self.tongbao("archive", "create", "--base-url", BASE)
        self.bags = sorted(path for path in (self.root / "archive").iterdir() if path.name[:2] == "20")
        self.bag = self.bags[-1]

    def tongbao(self, *arguments, **options):
        return run(os.environ["TONGBAO"], *arguments, "--root", self.root, "--lang", "en", **options)

    def pages(self):
        """The files of the newest snapshot's site, by address."""
        site = self.bag / "data/site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def close(self):
        self.temporary.cleanup()
