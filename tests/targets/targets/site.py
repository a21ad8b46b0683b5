"""A site of some hundred pages, and the program that publishes it."""

import json
import os
import pathlib
import re
import subprocess

TONGBAO = os.environ["TONGBAO"]
# Enough for a publication to be cut off in the middle, and for what is tried at leisure.
MANY, FEW = 150, 30


class Run:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __str__(self):
        return f"exit {self.code}\n{self.out}\n{self.err}"


class Site:
    """A folder with content and targets."""

    def __init__(self, folder, targets, issues=FEW):
        self.root = pathlib.Path(folder)
        self.clock = 1_760_144_400
        self.environment = {
            key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG", "TMPDIR")
        }
        self.write("content/site.yaml", f"title: 整改公开\noffice: 示例市城市管理局党组\ntargets:\n{targets}")
        # A former address has every character in it that servers and signatures take differently.
        fields = "categories: [{ id: roads, title: 道路照明 }]\naliases: [\"旧 网/报告(1)!~'+&=,@100%.html\"]\n"
        self.write(
            "content/n/notice.md",
            f"---\ntitle: 中共示例市城市管理局党组关于巡察整改进展情况的通报\ndate: 2025-10-10\n{fields}---\n"
            "现将整改情况予以公布。\n\n<!-- issues -->\n",
        )
        for at in range(issues):
            self.issue(at, "已经更换损坏的灯具，建立巡检台账，并明确专人负责。")

    def issue(self, at, text, extra=""):
        head = f"title: 路段照明维护不及时（编号{at}）\ncategory: roads\nstatus: 已完成\n{extra}"
        self.write(f"content/n/{at:03}-lamp-{at}.md", f"---\n{head}---\n{text}\n")

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def command(self, *args):
        return [TONGBAO, "--root", str(self.root), "--lang", "en", *args]

    def tongbao(self, *args, **environment):
        """Each run is a minute after the one before it."""
        return Run(
            subprocess.run(
                self.command(*args),
                env=self.tick(environment),
                capture_output=True,
                text=True,
                timeout=170,
            )
        )

    def begin(self, *args):
        """Starts the program and gives the process."""
        return subprocess.Popen(
            self.command(*args), env=self.tick({}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def tick(self, environment):
        self.clock += 60
        return {**self.environment, "SOURCE_DATE_EPOCH": str(self.clock), **environment}

    def snapshots(self):
        """The sites of the snapshots, oldest first: path and bytes."""
        folders = sorted(path for path in (self.root / "archive").iterdir() if path.is_dir())
        return [tree(folder / "data/site") for folder in folders]

    def log(self):
        lines = (self.root / "archive/publications.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


def tree(folder):
    folder = pathlib.Path(folder)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def counts(run):
    """added, replaced, deleted, unchanged"""
    found = re.search(r"(\d+) added, (\d+) replaced, (\d+) deleted, (\d+) unchanged", run.out)
    return tuple(map(int, found.groups())) if found else None
