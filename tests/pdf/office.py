"""Word files and ledgers as LibreOffice shows them: a program that read neither our code nor our mind."""

import csv
import glob
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

from suite import MM, REPOSITORY, site, text_of, tongbao, words_on

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERYTHING = os.path.join(REPOSITORY, "tests/fixtures/sites/everything")
# Comma, quotation mark, UTF-8, from the first line; values as they look; every sheet to a file of its own.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def office(kind, folder, *files):
    """Converts files with a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", folder, *files]
    run = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert run.returncode == 0, run.stdout + run.stderr


def squeezed(text):
    return re.sub(r"\s", "", text)


def paragraphs(docx):
    """(style, text) of every paragraph of the body, in order."""
    with zipfile.ZipFile(docx) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = squeezed("".join(node.text or "" for node in paragraph.iter(f"{W}t")))
        yield ("" if style is None else style.get(f"{W}val")), text


class Word(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        for root in [REPOSITORY, EVERYTHING]:
            tongbao("export", "docx", "--root", root, "-o", cls.folder)
        cls.files = sorted(glob.glob(os.path.join(cls.folder, "*.docx")))
        office("pdf", cls.folder, *cls.files)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def shown(self):
        """Each Word file and the PDF that LibreOffice prints of it."""
        self.assertEqual(len(self.files), 3)
        return [(file, file.removesuffix("docx") + "pdf") for file in self.files]

    def running_text(self, pdf):
        """What is printed, without page numbers, so that a paragraph goes on over the page."""
        lines = text_of(pdf).replace("\f", "\n").split("\n")
        return squeezed("".join(line for line in lines if not re.fullmatch(r"— ?\d+ ?—", line.strip())))

    def test_every_page_is_a4_and_keeps_the_margins(self):
        for _, pdf in self.shown():
            told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
            self.assertRegex(told, r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)")
            for page in range(1, int(re.search(r"Pages: +(\d+)", told)[1]) + 1):
                for left, top, right, bottom, text in words_on(pdf, page):
                    self.assertGreater(left, 27.5 * MM, text)
                    # A closing mark may hang in the margin, as Word lets it.
                    blank = 16.5 if text[-1] in "，、。；：”）》" else 0
                    self.assertLess(right - blank, (210 - 25.5) * MM, text)
                    self.assertGreater(top, 36 * MM, text)
                    if not re.fullmatch(r"—|\d+", text):
                        self.assertLess(bottom, (297 - 33) * MM, text)

    def test_headings_are_shown_in_order(self):
        for docx, pdf in self.shown():
            text, at = self.running_text(pdf), 0
            headings = [text for style, text in paragraphs(docx) if re.fullmatch(r"Title|Heading\d", style)]
            self.assertGreater(len(headings), 2, docx)
            for heading in headings:
                at = text.find(heading, at)
                self.assertGreaterEqual(at, 0, heading)
                at += len(heading)

    def test_no_word_is_lost(self):
        for docx, pdf in self.shown():
            text = self.running_text(pdf)
            lost = [paragraph for _, paragraph in paragraphs(docx) if not self.holds(text, paragraph)]
            self.assertEqual(lost, [], docx)

    def test_signature_and_date_never_stand_on_a_page_without_text(self):
        with tempfile.TemporaryDirectory() as folder:
            for lines in range(10, 20):
                root = os.path.join(folder, f"site{lines}")
                site(root, "一句话。\n\n" * lines)
                tongbao("export", "docx", "--root", root, "-o", os.path.join(folder, f"{lines}.docx"))
            office("pdf", folder, *glob.glob(os.path.join(folder, "*.docx")))
            pages = {}
            for lines in range(10, 20):
                printed = text_of(os.path.join(folder, f"{lines}.pdf")).rstrip("\f").split("\f")
                self.assertIn("一句话。", printed[-1], f"{lines} lines")
                self.assertIn("2025年10月11日", squeezed(printed[-1]))
                pages[lines] = len(printed)
            self.assertEqual(set(pages.values()), {1, 2}, "no page was full")

    def holds(self, text, paragraph):
        """Numbers of footnotes stand between the words of a line, and the notes below the text of a page."""
        if paragraph in text:
            return True
        words, paragraph = re.sub(r"\d", "", text), re.sub(r"\d", "", paragraph)
        return all(part in words for part in re.split(r"(?<=[，。；：])", paragraph))


class Ledger(unittest.TestCase):
    def test_the_ledger_opens_with_every_issue_and_its_sums_are_right(self):
        with tempfile.TemporaryDirectory() as folder:
            tongbao("export", "xlsx", "--root", REPOSITORY, "-o", folder)
            tongbao("export", "csv", "--root", REPOSITORY, "-o", folder)
            office(CSV, folder, *glob.glob(os.path.join(folder, "*.xlsx")))
            issues = self.table(glob.glob(os.path.join(folder, "notices/*/issues.csv")), "问题")
            ledger = self.table(glob.glob(os.path.join(folder, "*-整改台账.csv")), "问题")
            self.assertGreater(len(issues), 20)
            for column in ["序号", "问题类别", "问题", "整改结果"]:
                self.assertEqual([row[column] for row in ledger], [row[column] for row in issues], column)
            for own, given in zip(ledger, issues):
                self.assertEqual(squeezed(own["整改情况"]), squeezed(given["整改情况"]))
            summary = {row["整改结果"]: row["问题数"] for row in self.table(glob.glob(os.path.join(folder, "*-汇总.csv")), "整改结果")}
            for status in {row["整改结果"] for row in issues}:
                self.assertEqual(summary[status], str(sum(row["整改结果"] == status for row in issues)))
            self.assertEqual(summary["合计"], str(len(issues)))

    def table(self, files, head):
        """The rows below the one that has this head."""
        [file] = files
        with open(file, encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
        first = next(at for at, row in enumerate(rows) if head in row)
        return [dict(zip(rows[first], row)) for row in rows[first + 1 :] if any(row)]


if __name__ == "__main__":
    unittest.main()
