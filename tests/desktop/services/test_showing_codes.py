"""QR codes there and back, and pictures without one."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from desktop.errors import NoCodeFound
from desktop.services.showing_codes import qr_png, read_qr


@pytest.mark.parametrize("length", [1, 200, 900])
def test_what_is_shown_can_be_read(length):
    text = "amparo:" + "aB3_" * length
    text = text[:2900]
    assert read_qr(qr_png(text)) == text


def test_a_code_keeps_to_the_width_asked_for():
    assert Image.open(io.BytesIO(qr_png("amparo:" + "a" * 300, pixels=480))).width <= 480


def test_a_code_can_be_read_from_a_photograph_of_it():
    code = Image.open(io.BytesIO(qr_png("amparo:" + "x" * 400, pixels=700))).convert("RGB")
    page = Image.new("RGB", (1600, 1200), (200, 190, 170))
    page.paste(code.rotate(7, expand=True, fillcolor=(200, 190, 170)), (300, 150))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=60)
    assert read_qr(out.getvalue()) == "amparo:" + "x" * 400


def test_too_much_text_is_refused():
    with pytest.raises(ValueError, match="too much"):
        qr_png("a" * 4000)


@pytest.mark.parametrize("image", [b"", b"no picture", b"\x89PNG\r\n\x1a\n cut"])
def test_what_is_no_picture_holds_no_code(image):
    with pytest.raises(NoCodeFound):
        read_qr(image)


def test_a_picture_without_a_code_says_so():
    out = io.BytesIO()
    Image.new("L", (200, 200), 255).save(out, "PNG")
    with pytest.raises(NoCodeFound):
        read_qr(out.getvalue())
