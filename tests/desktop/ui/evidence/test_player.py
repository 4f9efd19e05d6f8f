"""Sound and video play from the vault, from memory, and end without holding anything up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtMultimedia import QMediaPlayer

from desktop.errors import VaultDamaged
from desktop.ui.evidence.player import Player, clock
from tests.desktop.ui.evidence.recordings import QUIET, film, opus
from tests.samples import seconds_of, speech

pytestmark = pytest.mark.qt_log_ignore(*QUIET, extend=True)
ROOT = Path(__file__).resolve().parents[4]
WORDS = "They came at dawn, with two trucks."


@pytest.fixture
def play(qtbot, collecting, take_in):
    def start(name: str, content: bytes) -> Player:
        ref = take_in(name, content)
        player = Player(collecting.reader(ref.id), ref.media_type, ref.name)
        qtbot.addWidget(player)
        player.resize(600, 300)
        player.show()
        return player

    return start


@pytest.mark.parametrize(
    ("name", "content", "seconds"),
    [("talk.wav", speech(WORDS), seconds_of(speech(WORDS))), ("talk.ogg", opus(3), 3.0), ("walk.mkv", film(3), 3.0)],
    ids=["speech in WAV", "Opus", "video"],
)
def test_it_knows_its_length_and_plays(qtbot, play, name, content, seconds):
    player = play(name, content)
    qtbot.waitUntil(lambda: player.place.maximum() > 0)
    assert abs(player.place.maximum() - seconds * 1000) < 120
    qtbot.keyClick(player, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.playback.player.position() > 300, timeout=10_000)
    assert player.play.text() == "Pause"
    qtbot.keyClick(player, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.play.text() == "Play")


def test_the_arrows_go_forward_and_back_and_home(qtbot, play):
    player = play("talk.ogg", opus(25))
    qtbot.waitUntil(lambda: player.place.maximum() > 0)
    qtbot.keyClick(player, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: player.playback.player.position() >= 9_900)
    qtbot.keyClick(player, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: player.playback.player.position() >= 19_900)
    qtbot.keyClick(player, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: player.playback.player.position() <= 10_100)
    qtbot.keyClick(player, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: player.playback.player.position() == 0)


def test_what_cannot_be_played_is_said(qtbot, play):
    player = play("talk.ogg", b"no sound at all" * 100)
    qtbot.waitUntil(player.trouble.isVisible)
    assert "cannot be played" in player.trouble.title.text()
    assert "Save a copy" in player.trouble.text.text()


def test_damage_is_told_apart_from_an_unknown_format(qtbot, collecting, take_in):
    ref = take_in("talk.ogg", opus(3))
    reader = collecting.reader(ref.id)

    class Damaged:
        size = reader.size

        def read(self, offset: int, size: int) -> bytes:
            raise VaultDamaged("file", ref.id)

    player = Player(Damaged(), ref.media_type, ref.name)
    qtbot.addWidget(player)
    player.show()
    qtbot.waitUntil(player.trouble.isVisible)
    assert "does not verify" in player.trouble.text.text()


def test_players_ended_in_the_middle_of_anything_leave_no_thread_waiting(qtbot, collecting, take_in):
    ref = take_in("talk.ogg", opus(20))
    for number in range(12):
        player = Player(collecting.reader(ref.id), ref.media_type, ref.name)
        player.show()
        player.toggle()
        qtbot.wait(number * 7)
        player.playback.seek(number * 1000)
        player.deleteLater()
        del player
    left = QCoreApplication.instance()
    qtbot.waitUntil(lambda: left.findChildren(QMediaPlayer) == [], timeout=20_000)


def test_nothing_that_a_file_says_of_itself_reaches_the_error_stream(tmp_path):
    """FFmpeg prints the titles and places it finds in a file, unless it is told not to."""
    script = tmp_path / "play.py"
    script.write_text(PLAY, encoding="utf-8")
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True, cwd=ROOT, env=here
    )
    assert "played" in ran.stdout
    assert "Canary" not in ran.stderr
    assert "evidence." not in ran.stderr


PLAY = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.ui.evidence.player import Player
from tests.desktop.ui.evidence.recordings import film

class Memory:
    def __init__(self, content):
        self.content, self.size = content, len(content)
    def read(self, offset, size):
        return self.content[offset : offset + size]

application = QApplication([])
player = Player(Memory(film(1, "Canary Sandbar village")), "video/x-matroska", "Canary.mkv")
player.show()
player.playback.length_known.connect(lambda _ms: (print("played"), QTimer.singleShot(300, application.quit)))
QTimer.singleShot(20000, application.quit)
application.exec()
player.deleteLater()
application.processEvents()
"""


@pytest.mark.parametrize(("ms", "words"), [(0, "0:00"), (65_400, "1:05"), (3_725_000, "1:02:05")])
def test_lengths_are_written_as_on_a_clock(ms, words):
    assert clock(ms) == words
