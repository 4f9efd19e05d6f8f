"""What stands on the pages that are handed out: what each is, what to do with it, where to keep it. No name of a group,
and of a person only the one that a share was given for.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.services.ways import Share, Sheet
from desktop.ui import present
from desktop.ui.ways.paper import Paper


def sheet_paper(sheet: Sheet, code: bytes, made: date) -> Paper:
    translate = QCoreApplication.translate
    return Paper(
        title=translate("paper", "Recovery sheet"),
        remark=present.day(made),
        first=translate("paper", "These 24 words open a vault of the program Amparo when its passphrase is lost."),
        words=sheet.words,
        code=code,
        beside=((translate("paper", "What to do with it"), _with_sheet()),),
        below=((translate("paper", "Where to keep it"), _where()),),
    )


def share_paper(share: Share, code: bytes, needed: int, count: int, made: date) -> Paper:
    translate = QCoreApplication.translate
    title = translate("paper", "Share %1 of %2").replace("%1", str(share.number)).replace("%2", str(count))
    first = translate(
        "paper", "Any %1 of %2 such shares, each with its PIN, open a vault of the program Amparo together."
    )
    held = translate("paper", "Held by: %1").replace("%1", share.name)
    return Paper(
        title=title,
        remark=present.day(made),
        first=first.replace("%1", str(needed)).replace("%2", str(count)) + (f"\n{held}" if share.name else ""),
        words=share.words,
        code=code,
        beside=((translate("paper", "What to do with it"), _with_share()),),
        below=((translate("paper", "Where to keep it"), _where_share()),),
    )


def _with_sheet() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("paper", "1. Start Amparo on the laptop with the vault."),
        translate("paper", "2. Press “Forgot the passphrase?”."),
        translate("paper", "3. Type the words in their order, or let it read a picture of the code."),
        translate("paper", "4. Set a new passphrase. The words stay good."),
    )


def _where() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("paper", "Whoever has this sheet and the laptop, or a backup of it, reads everything in the vault."),
        translate("paper", "Keep it dry, hidden, and in another house than the laptop. Tell nobody what it is."),
        translate("paper", "Keep no photograph of it, and do not send it. Burn it when a newer one is proved."),
        translate("paper", "Without the laptop or a backup it opens nothing: it holds no records."),
    )


def _with_share() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("paper", "1. When you are asked for it, first make sure who asks, and why."),
        translate("paper", "2. In Amparo: “Forgot the passphrase?”, then “shares”. Type the words in their order."),
        translate("paper", "3. Type the PIN yourself. It does not stand here: know it by heart."),
    )


def _where_share() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("paper", "This share alone opens nothing. Together with others it opens everything in the vault."),
        translate("paper", "Keep it dry and hidden, not near the laptop, and never together with another share."),
        translate("paper", "Write the PIN nowhere near it. Keep no photograph of the share, and do not send it."),
    )
