"""What the tools of archivists say of tongbao's archive."""

import hashlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.parse
import urllib.request
import zipfile

import bagit

from authority import KEYS, Authority
from support import BASE, JUNE, Site, run

#: 2025-10-11 01:00:00 in UTC, as indexes write it.
MOMENT = "20251011010000"


def setUpModule():
    global SITE
    SITE = Site()


def tearDownModule():
    SITE.close()


class Bags(unittest.TestCase):
    def test_bagit_validates_every_bag(self):
        for folder in SITE.bags:
            bag = bagit.Bag(str(folder))
            bag.validate()
            self.assertEqual(bag.version_info, (1, 0))
            self.assertTrue(bag.has_oxum())
            self.assertIn("sha256", bag.algorithms)
        self.assertEqual(len(SITE.bags), 2)

    def test_bagit_sees_what_verify_sees(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / SITE.bag.name
            shutil.copytree(SITE.bag, copy)
            page = copy / "data/site/index.html"
            page.chmod(0o644)
            page.write_bytes(page.read_bytes()[:-1] + b"!")
            self.assertFalse(bagit.Bag(str(copy)).is_valid())
            self.assertIn("TB560", SITE.tongbao("archive", "verify", copy, code=1))

    def test_standard_tools_prove_the_chain_and_both_digests(self):
        archive = SITE.root / "archive"
        run("sha256sum", "--check", "--strict", "snapshots.sha256", cwd=archive)
        for folder in SITE.bags:
            for manifest in ["tagmanifest-sha256.txt", "manifest-sha256.txt"]:
                run("sha256sum", "--check", "--strict", manifest, cwd=folder)
            for manifest in ["tagmanifest-sm3.txt", "manifest-sm3.txt"]:
                lines = (folder / manifest).read_text("utf-8").splitlines()
                paths = [line.split("  ", 1)[1] for line in lines]
                said = run("openssl", "dgst", "-sm3", "-r", *paths, cwd=folder).splitlines()
                self.assertEqual([line.split()[0] for line in said], [line.split()[0] for line in lines])
        link = dict(line.split(": ", 1) for line in (SITE.bags[1] / "bag-info.txt").read_text("utf-8").splitlines())
        before = SITE.bags[0] / "tagmanifest-sha256.txt"
        self.assertEqual(link["Tongbao-Previous"], SITE.bags[0].name)
        self.assertEqual(link["Tongbao-Previous-SHA256"], hashlib.sha256(before.read_bytes()).hexdigest())

    def test_the_same_site_makes_the_same_archive(self):
        again = Site()
        try:
            files = [
                {path.relative_to(site.root): path.read_bytes() for path in (site.root / "archive").rglob("*") if path.is_file()}
                for site in (SITE, again)
            ]
            self.assertEqual(*files)
        finally:
            again.close()

    def test_sources_that_were_brought_back_make_the_same_site(self):
        with tempfile.TemporaryDirectory() as folder:
            back = pathlib.Path(folder) / "back"
            SITE.tongbao("archive", "restore", SITE.bags[0].name, back)
            run(os.environ["TONGBAO"], "archive", "create", "--root", back, "--base-url", BASE, epoch=JUNE)
            made = next((back / "archive").glob("20*"))
            for tag in ["manifest-sha256.txt", "tagmanifest-sha256.txt"]:
                self.assertEqual((made / tag).read_bytes(), (SITE.bags[0] / tag).read_bytes())


class Files(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def export(self, name, *options):
        file = self.folder / name
        SITE.tongbao("archive", "export", SITE.bag.name, "--output", file, *options)
        return file

    def test_a_zip_file_is_the_bag_and_the_same_each_time(self):
        file, again = self.export("a.zip"), self.export("b.zip")
        self.assertEqual(file.read_bytes(), again.read_bytes())
        with zipfile.ZipFile(file) as holder:
            self.assertIsNone(holder.testzip())
            holder.extractall(self.folder)
        bagit.Bag(str(self.folder / SITE.bag.name)).validate()
        self.assertIn("all as they were made", SITE.tongbao("archive", "verify", file))
        self.assertIn("all as they were made", SITE.tongbao("archive", "verify", self.folder / SITE.bag.name))

    def test_wacz_validates_and_is_the_same_each_time(self):
        file, again = self.export("a.wacz", "--wacz"), self.export("b.wacz", "--wacz")
        self.assertEqual(file.read_bytes(), again.read_bytes())
        self.assertIn("Validation succeeded", run("wacz", "validate", "-f", file))
        with zipfile.ZipFile(file) as holder:
            holder.extractall(self.folder / "parts")
        run("warcio", "check", self.folder / "parts/archive/data.warc.gz")
        pages = (self.folder / "parts/pages/pages.jsonl").read_text("utf-8").splitlines()
        self.assertEqual(len(pages) - 1, sum(name.endswith(".html") for name in SITE.pages()))
        self.assertIn("all as they were made", SITE.tongbao("archive", "verify", file))

    def test_a_wacz_that_was_tampered_with_is_told_where_the_usual_validator_is_silent(self):
        file = self.export("a.wacz", "--wacz")
        with zipfile.ZipFile(file) as holder:
            parts = {name: holder.read(name) for name in holder.namelist()}
        for name, content in parts.items():
            rest = {other: bytes_ for other, bytes_ in parts.items() if other != name}
            self.assertIn("TB56", self.verified(rest))
            for at in range(0, len(content), len(content) // 12 + 1):
                flipped = content[:at] + bytes([content[at] ^ 1]) + content[at + 1:]
                self.assertIn("TB56", self.verified({**parts, name: flipped}), f"{name}, byte {at}")
        self.assertIn("TB56", self.verified({**parts, "note.txt": b"x"}))
        without = self.rezipped({name: bytes_ for name, bytes_ in parts.items() if name != "datapackage-digest.json"})
        self.assertIn("Validation succeeded", run("wacz", "validate", "-f", without))

    def rezipped(self, parts):
        file = self.folder / "changed.wacz"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as holder:
            for name, content in parts.items():
                holder.writestr(name, content)
        return file

    def verified(self, parts):
        return SITE.tongbao("archive", "verify", self.rezipped(parts), code=1)


class Replay(unittest.TestCase):
    """pywb shows every file of the site as it was, at its own address."""

    def test_pywb_replays_every_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "site.wacz"
            SITE.tongbao("archive", "export", SITE.bag.name, "--wacz", "--output", file)
            run("wb-manager", "init", "site", cwd=folder)
            run("wb-manager", "add", "--unpack-wacz", "site", file, cwd=folder)
            port = free_port()
            with open(pathlib.Path(folder) / "log", "wb") as log:
                server = subprocess.Popen(
                    ["wayback", "--bind", "127.0.0.1", "--port", str(port), "--threads", "4"],
                    cwd=folder, stdout=log, stderr=log,
                )
            try:
                self.replay(f"http://127.0.0.1:{port}", server)
            finally:
                server.terminate()
                server.wait(30)

    def replay(self, server, process):
        wait_for(server, process)
        for name, content in SITE.pages().items():
            address = urllib.parse.quote(name.removesuffix("index.html") if name.endswith("index.html") else name)
            with urllib.request.urlopen(f"{server}/site/{MOMENT}id_/{BASE}{address}", timeout=60) as answer:
                self.assertEqual(answer.read(), content, name)
                kind = answer.headers["Content-Type"]
            self.assertEqual(kind.startswith("text/html"), name.endswith(".html"), f"{name}: {kind}")
        with urllib.request.urlopen(f"{server}/site/{MOMENT}mp_/{BASE}", timeout=60) as answer:
            page = answer.read().decode()
        self.assertIn(f"/site/{MOMENT}js_/{BASE}assets/", page)


class Stamps(unittest.TestCase):
    """openssl plays the authority; what it accepts is accepted, and nothing else."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.site = self.folder / "site"
        shutil.copytree(SITE.root, self.site, symlinks=True)

    def tearDown(self):
        self.temporary.cleanup()

    def tongbao(self, *arguments, code=0):
        return run(os.environ["TONGBAO"], "archive", *arguments, "--root", self.site, "--lang", "en", code=code)

    def ask(self, bag):
        self.tongbao("stamp", bag.name)
        return self.site / f"archive/stamps/{bag.name}.tsq"

    def test_replies_of_every_kind_of_key_hold(self):
        request = self.ask(SITE.bag)
        self.assertIn("sha256", run("openssl", "ts", "-query", "-in", request, "-text"))
        for kind in KEYS:
            authority = Authority(self.folder / kind, kind)
            reply = authority.reply(request, self.folder / f"{kind}.tsr")
            run("openssl", "ts", "-verify", "-data", SITE.bag / "tagmanifest-sha256.txt", "-in", reply, "-CAfile", authority.root)
            said = self.tongbao("stamp", SITE.bag.name, "--reply", reply, "--certificate", authority.root)
            self.assertIn(f"示例时间戳 {kind} attests", said)
            self.assertIn("Time stamps: 1, all of which hold", self.tongbao("verify"))
            kept = self.site / f"archive/stamps/{SITE.bag.name}.tsr"
            # A stamp is never overwritten by another.
            other = authority.reply(request, self.folder / "again.tsr")
            self.tongbao("stamp", SITE.bag.name, "--reply", other, "--certificate", authority.root, code=2)
            self.assertEqual(kept.read_bytes(), reply.read_bytes())
            kept.unlink()

    def test_an_older_authority_that_names_its_certificate_by_sha1_is_understood(self):
        authority = Authority(self.folder / "old", "rsa", ess="sha1")
        reply = authority.reply(self.ask(SITE.bag), self.folder / "old.tsr")
        self.tongbao("stamp", SITE.bag.name, "--reply", reply, "--certificate", authority.root)

    def test_replies_that_prove_nothing_are_refused(self):
        first, second = SITE.bags
        request = self.ask(second)
        authority, stranger = Authority(self.folder / "one", "p256"), Authority(self.folder / "two", "p256")
        reply = authority.reply(request, self.folder / "good.tsr")

        def refused(reply, certificate=authority.root, bag=second):
            said = self.tongbao("stamp", bag.name, "--reply", reply, "--certificate", certificate, code=1)
            self.assertIn("TB569", said)
            return said

        self.assertIn("another snapshot", refused(reply, bag=first))
        self.assertIn("vouches", refused(reply, certificate=stranger.root))
        self.assertIn("PEM", refused(reply, certificate=request))
        self.assertIn("no reply", refused(request))
        bare = authority.reply(request, self.folder / "token.tsr", "-token_out")
        self.assertIn("no reply", refused(bare))
        content = reply.read_bytes()
        broken, accepted = self.folder / "broken.tsr", set()
        for at in range(0, len(content), 7):
            broken.write_bytes(content[:at] + bytes([content[at] ^ 4]) + content[at + 1:])
            done = subprocess.run(
                [os.environ["TONGBAO"], "archive", "stamp", second.name, "--reply", broken, "--certificate", authority.root,
                 "--root", self.site, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
            )
            if done.returncode == 0:
                # A few bytes of a reply are not signed and prove nothing; what is proved has to be the same.
                accepted.add(done.stdout.decode())
                shutil.rmtree(self.site / "archive/stamps")
        said = self.tongbao("stamp", second.name, "--reply", reply, "--certificate", authority.root)
        self.assertLessEqual(accepted, {said})

    def test_a_stamp_that_was_changed_in_the_archive_is_told(self):
        authority = Authority(self.folder / "one", "p256")
        reply = authority.reply(self.ask(SITE.bag), self.folder / "good.tsr")
        self.tongbao("stamp", SITE.bag.name, "--reply", reply, "--certificate", authority.root)
        kept = self.site / f"archive/stamps/{SITE.bag.name}.tsr"
        kept.chmod(0o644)
        kept.write_bytes(reply.read_bytes()[:-1] + bytes([reply.read_bytes()[-1] ^ 1]))
        self.assertIn("TB569", self.tongbao("verify", code=1))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(server, process):
    for _ in range(300):
        try:
            urllib.request.urlopen(server, timeout=10).close()
            return
        except OSError:
            assert process.poll() is None, "the server has ended"
            time.sleep(0.2)
    raise AssertionError("the server does not answer")
