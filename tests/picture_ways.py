"""Pictures of the ways into a vault: page, dialogs, printed pages, the way back. Part of `tests.pictures`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.app import Program
from desktop.errors import WrongSheet
from desktop.services import reminding
from desktop.services.showing_codes import qr_png
from desktop.services.ways import Share, Sheet, Trusted, Way
from desktop.store import shares, sheets
from desktop.store.keyslots import Cost
from desktop.ui import present
from desktop.ui.today.today_page import TodayPage
from desktop.ui.today.way_cards import ProofCard
from desktop.ui.ways.duress_dialog import DuressDialog
from desktop.ui.ways.paper import Paper, paint
from desktop.ui.ways.paper_words import share_paper, sheet_paper
from desktop.ui.ways.shares_dialog import SharesDialog
from desktop.ui.ways.sheet_dialog import SheetDialog
from desktop.ui.workplace import Workplace
from tests.picture_samples import PASSPHRASE
from tests.picture_way_there import way_there

Settle = Callable[[Program], None]
Take = Callable[[QWidget, str], None]

NAMES = ("Tía Rosa", "Leo", "Sofía", "Don Manuel", "Asha’s sister")
WORDS = "garage tide garlic hockey outdoor lamp river"


def ways(program: Program, workplace: Workplace, settle: Settle, take: Take) -> None:
    shares.PIN_COST = Cost(64, 1, 1)  # type: ignore[misc]  # pictures do not show how long it takes
    today = workplace.page("today")
    assert isinstance(today, TodayPage)
    reminding.offer_sheet(workplace.unlocked.vault)
    workplace.go("today")
    settle(program)
    take(program.window, "today-no-way-back")
    way_there(program, workplace, settle, take)
    workplace.go("settings")
    page = workplace.show_ways()
    _sheet(program, workplace, settle, take)
    _shares(program, workplace, settle, take)
    page.refresh()
    settle(program)
    take(program.window, "ways")
    _scroll_down(page)
    settle(program)
    take(program.window, "ways-below")
    dialog = page.dialogs.change_passphrase(True)
    settle(program)
    take(dialog, "way-passphrase")
    dialog.close()
    dialog = page.dialogs.remove(page.cards[Way.SHEET][0].way)
    settle(program)
    take(dialog, "way-remove")
    dialog.close()
    _duress(program, workplace, settle, take)
    for way in workplace.unlocked.recovering.ways():
        if way.way in (Way.SHEET, Way.SHARES):
            today.needs.add(ProofCard(way), None)
    workplace.back()
    workplace.trails.show_trail("today")
    settle(program)
    take(program.window, "today-prove")
    for way in workplace.unlocked.recovering.ways():
        if way.way is not Way.PASSPHRASE:
            workplace.unlocked.recovering.remove(way.id)
    reminding.put_off_sheet(workplace.unlocked.vault)


def way_back(program: Program, settle: Settle, take: Take) -> None:
    """From the unlock screen, and back to it."""
    program.entrance.show_way_back()
    settle(program)
    screen = program.entrance.way_back.screen
    assert screen is not None
    screen.words.edit.setPlainText(WORDS + " harbur lion ")
    settle(program)
    take(program.window, "way-back")
    screen.show_trouble(present.error(WrongSheet()))
    settle(program)
    take(program.window, "way-back-wrong")
    screen.by_shares.click()
    _, covered, _ = shares.split(3, ["4829"] * 3)
    for share in covered[:1]:
        screen.shares.entry.words.edit.setPlainText(" ".join(share.words))
        screen.shares.entry.pin.setText("4829")
        settle(program)
        screen.shares.add.click()
        settle(program)
    take(program.window, "way-back-shares")
    screen.show_opens()
    settle(program)
    take(program.window, "way-back-new")
    screen.back.click()
    settle(program)


def _sheet(program: Program, workplace: Workplace, settle: Settle, take: Take) -> None:
    recovering = workplace.unlocked.recovering
    dialog = SheetDialog(recovering, program.jobs, program.window)
    dialog.open()
    settle(program)
    take(dialog, "way-sheet")
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go.click()
    settle(program)
    take(dialog, "way-sheet-made")
    dialog.giving.save.click()
    dialog.view.toggle.click()
    settle(program)
    take(dialog, "way-sheet-words")
    dialog.close()
    settle(program)
    language = present.language()
    words = sheets.words_of(sheets.new_secret(), language)
    sheet = Sheet(id=1, words=words, qr_text=sheets.qr_text(words))
    _paper(sheet_paper(sheet, qr_png(sheet.qr_text, 800), date(2026, 11, 23)), "paper-sheet", take)
    prove = workplace.show_ways().dialogs.prove_sheet()
    settle(program)
    take(prove, "way-prove")
    prove.close()
    workplace.back()


def _shares(program: Program, workplace: Workplace, settle: Settle, take: Take) -> None:
    recovering = workplace.unlocked.recovering
    dialog = SharesDialog(recovering, program.jobs, program.window)
    dialog.open()
    for field, name in zip(dialog.holders.names, NAMES, strict=False):
        field.setText(name)
    settle(program)
    take(dialog, "way-shares")
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go.click()
    settle(program)
    dialog.view.toggle.click()
    settle(program)
    take(dialog, "way-shares-made")
    dialog.close()  # they are taken back
    settle(program)
    _, covered, _ = shares.split(3, ["482913"] * 5)
    share = Share(number=1, name=NAMES[0], words=covered[0].words, qr_text=covered[0].qr_text)
    _paper(share_paper(share, qr_png(share.qr_text, 800), 3, 5, date(2026, 11, 23)), "paper-share", take)
    recovering.make_shares(3, [Trusted(name=name, pin="482913") for name in NAMES])
    prove = workplace.show_ways().dialogs.prove_share()
    settle(program)
    take(prove, "way-prove-share")
    prove.close()
    workplace.back()


def _duress(program: Program, workplace: Workplace, settle: Settle, take: Take) -> None:
    dialog = DuressDialog(workplace.unlocked.recovering, program.jobs, program.window)
    dialog.open()
    settle(program)
    take(dialog, "way-duress")
    dialog.understood.setChecked(True)
    dialog.go.click()
    settle(program)
    take(dialog, "way-duress-second")
    dialog.close()
    settle(program)


def _paper(paper: Paper, name: str, take: Take) -> None:
    picture = QPixmap(1000, 1414)
    picture.fill("white")
    painter = QPainter(picture)
    paint(paper, painter, QRect(0, 0, 1000, 1414))
    painter.end()
    label = QLabel()
    label.setPixmap(picture)
    label.resize(picture.size())
    take(label, name)


def _scroll_down(page: QWidget) -> None:
    area = page.findChild(QScrollArea)
    if area is not None:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
