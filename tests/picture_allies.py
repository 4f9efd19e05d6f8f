"""Pictures of working with other groups: the list, our card, comparing words, what would go, and reading what came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.consent import Reason
from desktop.services.allies import Allies, AllyFacts
from desktop.services.case_copies import Preview, Staying
from desktop.services.receiving_cases import (
    ReceivedAnswer,
    ReceivedCase,
    ReceivedRecord,
    ReceivingCases,
    SharedWithUs,
)
from desktop.services.sharing import Share
from desktop.ui.allies.allies_card import AlliesCard, Known
from desktop.ui.allies.ally_dialog import AllyDialog
from desktop.ui.allies.our_card_dialog import OurCardDialog
from desktop.ui.allies.received_dialog import ReceivedDialog
from desktop.ui.allies.share_dialog import Offered, ShareDialog

DAY = datetime(2026, 5, 3, 9, tzinfo=UTC)
WORDS = ("harbour", "lamp", "river", "tide", "garlic", "hockey", "outdoor", "velvet")
DIGITS = ("48345", "39498", "91072", "23306", "05125", "07133")
COMPARED = AllyFacts(
    group="1" * 64,
    name="Red de Tierra y Agua",
    words=WORDS,
    digits=DIGITS,
    added=DAY,
    compared=DAY,
    aloud=False,
    coordinators=3,
)
NEW = AllyFacts(
    group="2" * 64,
    name="شبكة الأرض",
    words=WORDS,
    digits=DIGITS,
    added=DAY,
    compared=None,
    aloud=False,
    coordinators=1,
)
SHARE = Share(
    thread="3" * 32,
    group=COMPARED.group,
    group_name=COMPARED.name,
    record="4" * 32,
    title="Harbour of the lower village",
    records=12,
    files=4,
    shared=DAY,
    received=DAY,
    ended=None,
)
CAME = SharedWithUs(
    id="5" * 64,
    group=COMPARED.group,
    group_name=COMPARED.name,
    title="Wells behind the fence",
    records=5,
    files=1,
    shared=DAY,
    came=DAY,
)
PREVIEW = Preview(
    records=(
        Staying(record="4" * 32, form="case", title="Harbour of the lower village", reason=None),
        Staying(record="6" * 32, form="evidence", title="Boats at the gate", reason=None),
        Staying(record="7" * 32, form="testimony", title="Teacher of the lower village", reason=None),
        Staying(record="8" * 32, form="testimony", title="Fisher", reason=Reason.NOT_ASKED),
        Staying(record="9" * 32, form="person", title="Fisher", reason=Reason.NARRATOR),
    ),
    files=4,
    bytes=31_000_000,
    staying_files=2,
    waiting_files=1,
    conditions=("Not the name of the village.",),
)
READ = ReceivedCase(
    about=CAME,
    records=(
        ReceivedRecord(
            id="4" * 32,
            form="case",
            title=CAME.title,
            changed=DAY,
            answers=(
                ReceivedAnswer(label="What happened", words="A fence was built around both wells."),
                ReceivedAnswer(label="People affected", words="140"),
            ),
        ),
        ReceivedRecord(
            id="6" * 32,
            form="testimony",
            title="Woman at the well",
            changed=DAY,
            answers=(ReceivedAnswer(label="Told in", words="Nahuatl", disputed=True),),
        ),
    ),
)


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    unlocked, jobs, window = workplace.unlocked, program.jobs, program.window
    card = AlliesCard(unlocked, jobs)
    settle(program)
    card.fill(Known((COMPARED, NEW), (SHARE,), (CAME,)))
    layout = card.layout()
    assert layout is not None
    card.resize(820, layout.totalHeightForWidth(820))
    card.show()
    settle(program)
    take(card, "allies")
    card.close()
    ours = OurCardDialog(Allies(unlocked.vault), jobs, window)
    ours.open()
    settle(program)
    take(ours, "ally-our-card")
    ours.make.click()
    settle(program)
    take(ours, "ally-our-card-made")
    ours.close()
    comparing = AllyDialog(Allies(unlocked.vault), jobs, NEW, window)
    comparing.open()
    settle(program)
    take(comparing, "ally-compare")
    comparing.close()
    sharing = ShareDialog(unlocked, jobs, parent=window)
    sharing.open()
    settle(program)
    sharing.show_offered(Offered((COMPARED,), unlocked.casework.lines("case", 0, 3), {"Red de Tierra": 4}))
    settle(program)
    take(sharing, "ally-share")
    sharing.show_preview(PREVIEW)
    settle(program)
    take(sharing, "ally-preview")
    sharing.close()
    reading = ReceivedDialog(ReceivingCases(unlocked.vault), unlocked.collecting, jobs, "0" * 64, window)
    reading.open()
    settle(program)
    reading.show_case(READ)
    settle(program)
    take(reading, "ally-received")
    reading.close()
