"""The pages: their code is read back from the drawn page, in every language and shape of page; nothing is cut."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.services.showing_codes import qr_png, read_qr
from desktop.services.ways import Share, Sheet
from desktop.store import shares, sheets
from desktop.ui import i18n
from desktop.ui.ways.giving_out import GivingOut
from desktop.ui.ways.paper import paint
from desktop.ui.ways.paper_words import share_paper, sheet_paper

DAY = date(2026, 11, 23)
A4, LETTER = (1240, 1754), (1275, 1650)


def a_sheet(language="en"):
    words = sheets.words_of(sheets.new_secret(), language)
    return Sheet(id=1, words=words, qr_text=sheets.qr_text(words))


def a_share():
    _, covered, _ = shares.split(2, ["482913", "105577"])
    share = Share(number=2, name="Ana", words=covered[1].words, qr_text=covered[1].qr_text)
    return share, share_paper(share, qr_png(share.qr_text, 800), 2, 2, DAY)


def drawn(paper, size=A4):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(paper, painter, QRect(0, 0, *size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.mark.parametrize("size", [A4, LETTER])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_code_is_read_from_the_page_and_the_margins_are_white(qapp, size, language):
    i18n.speak(qapp, language)
    sheet = a_sheet(language)
    page = drawn(sheet_paper(sheet, qr_png(sheet.qr_text, 800), DAY), size)
    assert read_qr(page) == sheet.qr_text
    picture = Image.open(io.BytesIO(page)).convert("L")
    wide, high = picture.size
    edge = wide // 20
    for box in ((0, 0, wide, edge), (0, high - edge, wide, high), (0, 0, edge, high), (wide - edge, 0, wide, high)):
        assert picture.crop(box).getextrema() == (255, 255)


def test_the_pin_is_on_no_part_of_a_share(qapp):
    share, paper = a_share()
    said = [paper.title, paper.remark, paper.first, *paper.words, share.qr_text]
    said += [words for _, paragraphs in (*paper.beside, *paper.below) for words in paragraphs]
    assert "Any 2 of 2 such shares" in paper.first
    assert "Ana" in paper.first
    assert not any("105577" in words for words in said)
    assert read_qr(drawn(paper)) == share.qr_text


def test_the_words_are_in_no_repr():
    sheet = a_sheet()
    paper = sheet_paper(sheet, qr_png(sheet.qr_text), DAY)
    assert not any(word in repr(paper.words and paper) for word in (" ".join(sheet.words[:3]), sheet.qr_text))


@pytest.fixture
def giving(qtbot, jobs, qapp):
    made = GivingOut(jobs)
    qtbot.addWidget(made)
    sheet = a_sheet()
    made.set_papers((sheet_paper(sheet, qr_png(sheet.qr_text, 800), DAY), a_share()[1]))
    made.show()
    return made


def test_what_goes_to_the_printer_is_a_page_for_each(qtbot, giving, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # what a queue would get
    printer.setOutputFileName(str(tmp_path / "queue.pdf"))
    with qtbot.waitSignal(giving.given):
        giving.print_on(printer)
    assert (tmp_path / "queue.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert giving.said.title.text() == "Sent to the printer."


def test_the_printers_are_asked_for_without_a_file_among_them(qapp, giving, monkeypatch):
    monkeypatch.setattr("desktop.ui.ways.giving_out.QPrinterInfo.availablePrinterNames", lambda: ["Office"])
    giving.print.click()
    (dialog,) = giving.findChildren(QPrintDialog)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.close()


def test_where_there_is_no_printer_the_words_are_to_be_copied_by_hand(qtbot, giving, monkeypatch):
    monkeypatch.setattr("desktop.ui.ways.giving_out.QPrinterInfo.availablePrinterNames", list)
    with qtbot.assertNotEmitted(giving.given):
        giving.print.click()
    assert "by hand" in giving.said.text.text()


def test_a_file_is_only_written_after_the_warning_and_for_its_owner_alone(qtbot, giving, settled, tmp_path):
    giving.save.click()
    assert giving.said.title.text() == "The file opens the vault for whoever finds it."
    assert giving.save_anyway.isVisible()
    with qtbot.waitSignal(giving.given):
        giving.save_to(str(tmp_path / "page.pdf"))
    written = (tmp_path / "page.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert b"Amparo" not in written
    assert (tmp_path / "page.pdf").stat().st_mode & 0o077 == 0


def test_a_file_that_was_there_is_replaced_and_nobody_else_may_read_the_new_one(giving, settled, tmp_path):
    (tmp_path / "page.pdf").write_bytes(b"old")
    (tmp_path / "page.pdf").chmod(0o644)
    giving.save_to(str(tmp_path / "page.pdf"))
    settled()
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "page.pdf").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.glob("*page.pdf*")] == ["page.pdf"]


def test_what_cannot_be_written_is_said(giving, settled, tmp_path):
    giving.save_to(str(tmp_path / "missing" / "page.pdf"))
    settled()
    assert giving.said.isVisible()
    assert giving.said.title.text() != "Saved."


def test_a_closed_row_of_buttons_keeps_nothing_alive(jobs, is_freed):
    assert is_freed(lambda: GivingOut(jobs))
