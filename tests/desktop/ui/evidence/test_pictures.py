"""Pictures from memory: the right way up, made smaller while they are read, refused with a reason."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.pictures import NotShown, read_picture
from tests import samples


def turned(width: int, height: int) -> bytes:
    """A JPEG whose EXIF says that the camera was held upright."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (0, 0, width // 2, height))
    exif = image.getexif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photograph_comes_out_of_the_vault(qapp, collecting, take_in):
    ref = take_in("gate.jpg", samples.photograph("china.jpg"))
    picture = read_picture(collecting, ref.id, 4096)
    assert picture.image.size() == picture.full
    assert (picture.full.width(), picture.full.height()) == (640, 427)


def test_a_photograph_is_shown_the_way_the_camera_was_held(qapp, collecting, take_in):
    picture = read_picture(collecting, take_in("gate.jpg", turned(400, 200)).id, 4096)
    assert (picture.full.width(), picture.full.height()) == (200, 400)
    assert picture.image.pixelColor(100, 50).blue() > 200
    assert picture.image.pixelColor(100, 350).red() > 200


def test_a_large_photograph_is_made_smaller_while_it_is_read(qapp, collecting, take_in):
    picture = read_picture(collecting, take_in("gate.jpg", turned(3000, 1500)).id, 500)
    assert max(picture.image.width(), picture.image.height()) == 500
    assert (picture.full.width(), picture.full.height()) == (1500, 3000)


def test_a_picture_that_would_fill_the_memory_is_refused(qapp, collecting, take_in):
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    with pytest.raises(NotShown) as refused:
        read_picture(collecting, take_in("huge.png", out.getvalue()).id, 1000)
    assert refused.value.code == "too_big"


@pytest.mark.qt_log_ignore("Invalid JPEG", extend=True)
@pytest.mark.parametrize("content", [b"", b"no picture at all", samples.photograph("china.jpg")[:200]])
def test_what_is_no_picture_is_refused(qapp, collecting, take_in, content):
    with pytest.raises(NotShown) as refused:
        read_picture(collecting, take_in("odd.jpg", content).id, 1000)
    assert refused.value.code == "no_picture"


@pytest.fixture
def view(qtbot, collecting, take_in):
    picture = read_picture(collecting, take_in("gate.jpg", samples.photograph("china.jpg")).id, 4096)
    made = ImageView(picture.image, "gate.jpg")
    qtbot.addWidget(made)
    made.resize(320, 320)
    made.show()
    return made


def test_the_whole_picture_is_seen_at_first(view):
    assert view.percent < 100
    assert view.sceneRect().width() * view.percent / 100 <= view.viewport().width() + 2


@pytest.mark.parametrize(("key", "larger"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False), (Qt.Key.Key_1, True)])
def test_the_keyboard_makes_it_larger_and_smaller(qtbot, view, key, larger):
    before = view.percent
    qtbot.keyClick(view, key)
    assert (view.percent > before) is larger
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert abs(view.percent - before) <= 1


def test_four_turns_are_none(qtbot, view):
    before = view.percent
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_R)
    assert abs(view.percent - before) <= 1
    assert view.transform().m11() > 0


def test_it_cannot_be_lost_by_making_it_ever_larger_or_smaller(view):
    for _ in range(100):
        view.closer()
    assert view.percent <= 1600
    for _ in range(100):
        view.farther()
    assert view.percent >= 1
