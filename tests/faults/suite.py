"""Every command that writes, ended or refused at its writing calls: nothing is lost, and the next run ends it."""

import concurrent.futures
import hashlib
import os
import pathlib
import re
import shutil
import stat
import tempfile
import unittest

import tracing
from tracing import EPOCH, KILL, LATER, LEFT, REFUSALS, run

#: How many calls of one name are tried of one command: those at its beginning and its end, and some between. Of what
#: takes longer, fewer.
MOST = 9
ISSUE = "---\ntitle: {}\ncategory: roads\nstatus: {}\n---\n{}\n"
NOTICE = """---
title: 关于整改情况的通报
date: 2025-06-30
categories:
  - {{ id: roads, title: 道路养护 }}
{}---
现将整改情况公布如下。
"""
SITE = """title: 示例市整改公开
office: 示例市城市管理局
contact: { phone: 0000-0000000 }
targets:
  - { name: www, kind: folder, path: www, keep: 2 }
"""
DOCUMENT = """关于整改情况的通报
现将整改情况予以公布。
一、反馈问题整改情况
1．路灯不亮的问题。
整改情况：已更换路灯 {} 盏。已完成。
示例市城市管理局
2025年6月30日
"""


def write(folder, path, text):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def do(folder, *arguments, epoch=EPOCH):
    code, said = run(arguments, folder, epoch)
    assert code == 0, f"{arguments} ended with {code}:\n{said}"


def site(folder):
    write(folder, "content/site.yaml", SITE)
    write(folder, "content/shili/notice.md", NOTICE.format(""))
    write(folder, "content/shili/01-ludeng.md", ISSUE.format("路灯不亮", "正在整改", "更换路灯。"))
    write(folder, "content/shili/02-jinggai.md", ISSUE.format("井盖缺失", "正在整改", "补装的的井盖。"))


def changed(folder):
    write(folder, "content/shili/notice.md", NOTICE.format("corrections:\n  - { date: 2025-10-13, text: 更正。 }\n"))
    write(folder, "content/shili/03-lubian.md", ISSUE.format("路边停车", "已完成", "划线。"))
    (folder / "content/shili/01-ludeng.md").unlink()


def built(folder):
    site(folder)
    do(folder, "build")
    write(folder, "public/own.txt", "own")
    changed(folder)


def archived(folder):
    site(folder)
    do(folder, "archive", "create")
    changed(folder)


def published(folder):
    site(folder)
    do(folder, "publish", "www")
    published_line = re.search("published: .*\n", (folder / "content/shili/notice.md").read_text("utf-8"))[0]
    changed(folder)
    notice = (folder / "content/shili/notice.md").read_text("utf-8")
    write(folder, "content/shili/notice.md", notice.replace("categories:", published_line + "categories:"))


def document(folder):
    write(folder, "in.txt", DOCUMENT.format(30))


def imported(folder):
    document(folder)
    do(folder, "import", "in.txt")
    write(folder, "in.txt", DOCUMENT.format(31))


def tree(folder):
    """What stands in a folder, with modes and contents; names of processes are left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        if stat.S_ISLNK(about.st_mode):
            what = os.readlink(path)
        elif stat.S_ISDIR(about.st_mode):
            what = oct(about.st_mode)
        else:
            what = oct(about.st_mode), hashlib.sha256(path.read_bytes()).hexdigest()
        found[re.sub(r"\.\d+-\d+\.tongbao-new", ".tongbao-new", str(path.relative_to(folder)))] = what
    return found


def below(found, name):
    return {path: what for path, what in found.items() if path.split("/")[0] == name}


def different(one, other):
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def some(calls, most):
    """All of a name, or the first, the last and some between."""
    by_name = {}
    for call in calls:
        by_name.setdefault(call.name, []).append(call)
    for same in by_name.values():
        third = most // 3
        if len(same) > most:
            between = same[third:-third]
            same = same[:third] + between[:: len(between) // third + 1] + same[-third:]
        yield from same


class Faults(unittest.TestCase):
    def setUp(self):
        fast = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        temporary = tempfile.TemporaryDirectory(prefix="tongbao-faults-", dir=fast)
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def everywhere(self, prepare, *arguments, epoch=EPOCH, again=None, good=(0,), done=(0, 2), most=MOST):
        """`again` is the next run, where it is another; `done` is what it may end with, where all was done already."""
        before_folder, after_folder = self.folder / "before", self.folder / "after"
        before_folder.mkdir()
        prepare(before_folder)
        shutil.copytree(before_folder, after_folder, symlinks=True)
        code, lines = tracing.traced(arguments, after_folder, self.folder / "trace", epoch)
        self.assertIn(code, good)
        before, after = tree(before_folder), tree(after_folder)
        work = [(call, how) for call in some(tracing.calls(lines), most) for how in [KILL, *REFUSALS[call.name]]]
        self.assertGreater(len(work), 5)

        def attempt(number):
            call, how = work[number]
            folder = self.folder / f"run-{number}"
            shutil.copytree(before_folder, folder, symlinks=True)
            code, said = tracing.disturbed(arguments, folder, call, how, epoch)
            then = tree(folder)
            code_again, said_again = run(again or arguments, folder, epoch)
            # A message is a write too, and may be the one that was refused, in another thread.
            is_mute = call.name == "write" and not said
            wrong = list(self.at_once(before, after, then, how, code, "cannot run" if is_mute else said, good))
            if code_again not in (*good, *done):
                wrong.append(f"the next run ended with {code_again}: {said_again[-300:]}")
            wrong += [f"the next run left {path}" for path in different(after, tree(folder))]
            shutil.rmtree(folder)
            return [f"{call.name} {call.number} {how} ({call.arguments}): {one}" for one in wrong]

        with concurrent.futures.ThreadPoolExecutor(4) as threads:
            wrong = [one for found in threads.map(attempt, range(len(work))) for one in found]
        self.assertEqual(wrong, [], f"{len(work)} runs")

    @staticmethod
    def at_once(before, after, then, how, code, said, good):
        """What is wrong right after the fault."""
        if "panicked" in said:
            yield f"it panicked: {said[-300:]}"
        if how == KILL:
            if code >= 0:
                yield f"it was not killed, but ended with {code}"
        elif code in good:
            yield from (f"success was told, but not so: {path}" for path in different(after, then))
        elif code != 2 or "cannot run" not in said:
            yield f"it ended with {code}: {said[-300:]}"
        for path, what in then.items():
            if path not in before and path not in after and not LEFT.search(path) and not in_the_making(path):
                yield f"nobody knows of {path}"
            if path.split("/")[0] not in ("public", "archive", "www") and not LEFT.search(path):
                if what not in (before.get(path), after.get(path)):
                    yield f"half of it: {path}"
        for path in below(before, "content"):
            if path in after and path not in then:
                yield f"it is lost: {path}"
        if "public/.tongbao-manifest" in after and below(then, "public") not in (below(before, "public"), below(after, "public")):
            yield "public is neither the old site nor the new one"

    def test_beginnings(self):
        self.everywhere(site, "new", "issue", "shili", "新问题", "--slug", "xin")

    def test_a_new_site(self):
        self.everywhere(lambda folder: None, "new", "site", ".")

    def test_fixes(self):
        self.everywhere(site, "check", "--fix", good=(0, 1))

    def test_imports(self):
        self.everywhere(document, "import", "in.txt", again=["import", "in.txt", "--force"])

    def test_imports_over_what_is_there(self):
        self.everywhere(imported, "import", "in.txt", "--force")

    def test_comments(self):
        self.everywhere(site, "review", "comment", "add", "shili", "请核对。", "--by", "张三", "--quote", "更换路灯")

    def test_signatures(self):
        self.everywhere(site, "review", "sign", "shili", "--role", "初审", "--by", "张三", done=(0, 1, 2))

    def test_builds(self):
        self.everywhere(built, "build", "--threads", "1")

    def test_snapshots(self):
        self.everywhere(archived, "archive", "create", epoch=LATER, most=3)

    def test_requests_for_time_stamps(self):
        self.everywhere(archived, "archive", "stamp", "latest")

    def test_snapshots_handed_on(self):
        self.everywhere(archived, "archive", "export", "latest", "-o", "out.zip")

    def test_snapshots_brought_back(self):
        self.everywhere(archived, "archive", "restore", "latest", "back")

    def test_publications(self):
        self.everywhere(published, "publish", "www", epoch=LATER, most=3)

    def test_what_is_told_is_on_the_medium(self):
        watched = {"content", "archive", "www", "back", "out.zip", "key.pem"}
        for number, (prepare, epoch, arguments) in enumerate([
            (site, EPOCH, ["new", "notice", "关于整改情况的通报", "--slug", "m"]),
            (site, EPOCH, ["check", "--fix"]),
            (document, EPOCH, ["import", "in.txt"]),
            (site, EPOCH, ["review", "sign", "shili", "--role", "初审", "--by", "张三"]),
            (site, EPOCH, ["review", "key", "../key.pem", "--by", "张三"]),
            (archived, LATER, ["archive", "create"]),
            (archived, LATER, ["archive", "stamp", "latest"]),
            (archived, LATER, ["archive", "restore", "latest", "back"]),
            (archived, LATER, ["archive", "export", "latest", "-o", "out.zip"]),
            (site, EPOCH, ["publish", "www"]),
            (published, LATER, ["publish", "www"]),
        ]):
            folder = self.folder / str(number)
            folder.mkdir()
            prepare(folder)
            with self.subTest(" ".join(arguments)):
                code, lines = tracing.traced(arguments, folder, self.folder / "trace", epoch)
                self.assertIn(code, (0, 1))
                # The end of the run tells of success too.
                lines.append('1 write(1<pipe:[0]>, "", 0) = 0')
                self.assertEqual(tracing.not_on_the_medium(lines, folder, watched), [])


def in_the_making(path):
    """A folder that holds nothing yet, or a release whose name is not shown yet."""
    return path.startswith("www/releases/")


if __name__ == "__main__":
    unittest.main()
