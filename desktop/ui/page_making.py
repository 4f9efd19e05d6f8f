"""Makes each page of the workplace when it is first wanted, and connects what it asks for. Imports them only then.

Each is made where it will stand: what is put into another place is dressed anew, with everything in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.lists.kinds import FORM_IDS
from desktop.ui.widgets.pages import Page

if TYPE_CHECKING:
    from desktop.ui.workplace import Workplace


def make_page(workplace: Workplace, name: str) -> Page:
    if name in FORM_IDS:
        return _list(workplace, name)
    return _MAKERS[name](workplace)


def _list(workplace: Workplace, form_id: str) -> Page:
    from desktop.ui.lists.list_page import ListPage

    page = ListPage(workplace.unlocked, workplace.jobs, form_id, workplace.trails)
    page.open_asked.connect(workplace.open_record)
    page.history_asked.connect(workplace.show_history)
    page.removal_asked.connect(workplace.remove_from_laptop)
    page.new_asked.connect(workplace.begin)
    return page


def _today(workplace: Workplace) -> Page:
    from desktop.ui.today.today_page import TodayPage

    page = TodayPage(workplace.unlocked, workplace.jobs, workplace.choices.my_name, workplace.trails)
    page.open_asked.connect(workplace.open_record)
    page.draft_asked.connect(workplace.open_draft)
    page.new_asked.connect(workplace.begin)
    page.search_asked.connect(workplace.search)
    page.backup_asked.connect(workplace.back_up)
    page.rescue.failed.connect(workplace.show_error)
    return page


def _sync(workplace: Workplace) -> Page:
    from desktop.services.parcelling import Parcelling
    from desktop.ui.carrying.records_card import RecordsCard
    from desktop.ui.carrying.room_card import RoomCard
    from desktop.ui.parcels.parcel_card import ParcelCard
    from desktop.ui.sync.sync_page import SyncPage

    room = RoomCard(workplace.unlocked.collecting.carrying_less, workplace.jobs)
    records = RecordsCard(workplace.unlocked.casework.removing, workplace.jobs)
    parcelling = Parcelling(workplace.unlocked.vault, workplace.unlocked.syncing)
    parcels = ParcelCard(parcelling, workplace.sync, workplace.jobs)
    page = SyncPage(workplace.sync, room, records, parcels, workplace.trails)
    page.join_asked.connect(workplace.join)
    page.grow(iter(()), workplace.jobs)
    return page


def _members(workplace: Workplace) -> Page:
    from desktop.ui.members.members_page import MembersPage

    page = MembersPage(workplace.unlocked, workplace.jobs, workplace.choices.my_name, workplace.trails)
    page.joined.connect(workplace.sync.refresh)
    page.grow(iter(()), workplace.jobs)
    return page


def _settings(workplace: Workplace) -> Page:
    from desktop.ui.settings.settings_page import SettingsPage

    page = SettingsPage(workplace.unlocked, workplace.jobs, workplace.choices, workplace.trails, gradually=True)
    page.changed.connect(workplace.choices_changed)
    page.backup_asked.connect(workplace.back_up)
    page.ways_asked.connect(workplace.show_ways)
    return page


def _about(workplace: Workplace) -> Page:
    from desktop.ui.about.about_page import AboutPage

    return AboutPage(workplace.trails, jobs=workplace.jobs)


_MAKERS = {"today": _today, "sync": _sync, "members": _members, "settings": _settings, "about": _about}
