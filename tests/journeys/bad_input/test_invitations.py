"""Invitations that are used, expired, cut short or lead to a strange server, at the first start and in the group.

The vault that was made meanwhile stays and can be opened, and a good invitation works from the same place.
"""

import time
from dataclasses import replace

import pytest

from desktop.services.joining import Role
from desktop.ui.members.members_page import MembersPage
from sync.client.enrol import invitation_for
from sync.errors import BadInvitation, NotAmparo, Refused, WrongKey
from sync.protocol import invitations, statements
from tests.journeys.bad_input.crossroads import Stranger, http
from tests.journeys.bad_input.first_steps import GROUP, give_name, group_step, paste, walk_to_the_group
from tests.journeys.bad_input.window import said
from tests.journeys.hands import click, type_into, wait
from tests.laptops import laptop
from tests.servers import running

YEAR_MS = 365 * 24 * 3600 * 1000
PORTAL = http("200 OK", "text/html", b"<html>Sign in to the cafe</html>")


@pytest.fixture(scope="module")
def rosa(office, tmp_path_factory):
    """A coordinator, who can make invitations."""
    with laptop(tmp_path_factory.mktemp("rosa") / "vault") as found:
        found.joining.join(office.new_group(), "Rosa")
        yield found


@pytest.fixture
def invite(rosa, office, tmp_path):
    def good():
        return rosa.joining.invite(Role.DOCUMENTER)

    def used():
        text = good()
        with laptop(tmp_path / "somebody") as other:
            other.joining.join(text, "Ana")
        return text

    def expired():
        """Expired by what the coordinator signed and by the server's clock; the rest of the text claims otherwise."""
        now = time.time_ns() // 1_000_000
        membership = rosa.vault.sync_store().membership()
        old = invitation_for(rosa.vault.keys, membership, statements.Role.DOCUMENTER, days=1, now=now - YEAR_MS)
        return invitations.encode(replace(old, expires=now + YEAR_MS))

    def long_expired():
        membership = rosa.vault.sync_store().membership()
        return invitations.encode(invitation_for(rosa.vault.keys, membership, statements.Role.DOCUMENTER, now=0))

    return {"good": good, "used": used, "expired": expired, "long expired": long_expired}


@pytest.mark.parametrize(
    ("kind", "problem"),
    [("used", Refused("invitation_used")), ("expired", Refused("invitation_expired"))],
    ids=["used", "expired"],
)
def test_at_the_first_start_another_invitation_joins_with_the_vault_already_made(
    window, tmp_path, invite, kind, problem
):
    opened = window(tmp_path / "vault")
    walk_to_the_group(opened)
    start = opened.first_start
    paste(start, invite[kind]())
    click(start.next)
    give_name(start, "Asha")
    assert opened.says(start.trouble, problem)
    assert start.number == GROUP
    assert start.made.isVisible()
    assert "opens with your passphrase" in start.made.title.text()
    assert not group_step(start).invitation.says.isVisible(), "what it said of itself was not true"
    assert not start.next.isEnabled()
    made = (tmp_path / "vault" / "keyslots").read_bytes()
    paste(start, invite["good"]())
    assert not start.trouble.isVisible(), "it was said of another invitation"
    click(start.next)
    assert start.next.text() == "Join the group"
    give_name(start, "Asha")
    wait(lambda: opened.program.workplace is not None, "the vault is open")
    assert opened.unlocked.joining.membership().my_name == "Asha"
    assert (tmp_path / "vault" / "keyslots").read_bytes() == made, "it is the vault that was made at first"


def test_a_first_start_given_up_after_a_used_invitation_leaves_a_vault_that_opens(window, tmp_path, invite):
    opened = window(tmp_path / "vault", "es")
    passphrase = walk_to_the_group(opened)
    paste(opened.first_start, invite["used"]())
    click(opened.first_start.next)
    give_name(opened.first_start, "Asha")
    assert opened.says(opened.first_start.trouble, Refused("invitation_used"))
    opened.close()
    again = window(tmp_path / "vault", "es")
    again.unlock(passphrase)
    assert again.unlocked.preferences.read().my_name == "Asha"
    assert again.unlocked.joining.membership() is None


def test_what_cannot_be_used_is_said_before_anything_is_made_or_sent(window, tmp_path, invite, roads):
    roads.stranger = Stranger(PORTAL)
    opened = window(tmp_path / "vault")
    walk_to_the_group(opened)
    start, text = opened.first_start, invite["good"]()
    for language in ("en", "es"):
        opened.speak(language)
        start = opened.first_start
        start.go(GROUP)
        assert opened.says(paste(start, text[: len(text) // 2]).invitation.says, BadInvitation("cut_short"))
        assert opened.says(paste(start, "Dear Asha, see you on Monday").invitation.says, BadInvitation("not_one"))
        assert not start.next.isEnabled()
        step = paste(start, invite["long expired"]())
        assert not start.next.isEnabled()
        assert all(said(step.invitation.says))
    paste(start, text)
    assert start.next.isEnabled()
    assert not (tmp_path / "vault").exists()
    assert not roads.stranger.asked


def test_a_strange_server_at_the_first_start_gets_nothing_and_the_right_one_is_joined(
    window, tmp_path, invite, roads, office
):
    with running(tmp_path / "other") as other:
        roads.port = other.port
        opened = window(tmp_path / "vault")
        walk_to_the_group(opened)
        start = opened.first_start
        paste(start, invite["good"]())
        click(start.next)
        give_name(start, "Asha")
        assert opened.says(start.trouble, WrongKey())
    roads.stranger = Stranger(PORTAL)
    click(start.next)
    give_name(start, "Asha")
    wait(lambda: said(start.trouble)[0] and not start.busy.isVisible() and start.trouble.isVisible(), "it is told")
    assert opened.says(start.trouble, NotAmparo())
    roads.stranger, roads.port = None, office.server.port
    assert group_step(start).invitation.usable_text()
    click(start.next)
    give_name(start, "Asha")
    wait(lambda: opened.program.workplace is not None, "the vault is open")
    assert opened.unlocked.joining.membership() is not None


def test_on_the_groups_page_records_stay_and_a_good_invitation_joins(window, folder, tmp_path, invite, roads):
    opened = window(folder)
    opened.unlock()
    opened.work.go("members")
    page = opened.work.page("members")
    assert isinstance(page, MembersPage)
    card = page.join
    wait(card.isVisible, "joining is offered")
    type_into(card.name, "Asha")

    def join(text):
        card.invitation.set_text(text)
        click(card.button)
        opened.settle()

    join(invite["used"]())
    assert opened.says(card.trouble, Refused("invitation_used"))
    assert not card.invitation.says.isVisible()
    assert not card.button.isEnabled()
    assert card.invitation.text.hasFocus()
    card.invitation.set_text("")
    assert not card.trouble.isVisible()
    join(invite["expired"]())
    assert opened.says(card.trouble, Refused("invitation_expired"))
    roads.stranger = Stranger(PORTAL)
    text = invite["good"]()
    join(text)
    assert opened.says(card.trouble, NotAmparo())
    assert opened.titles() == ["Before"]
    assert opened.unlocked.joining.membership() is None
    card.invitation.set_text(text[:100])
    wait(card.invitation.says.isVisible, "it is said")
    assert opened.says(card.invitation.says, BadInvitation("cut_short"))
    assert not card.button.isEnabled()
    roads.stranger = None
    join(text)
    assert opened.unlocked.joining.membership().my_name == "Asha"
    assert not card.isVisible()
    assert opened.titles() == ["Before"]
