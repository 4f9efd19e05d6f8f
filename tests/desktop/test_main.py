"""Where the program starts, and what it does not import."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop import __main__

LOADED = """
import sys
from desktop.__main__ import main
main(sys.argv[1:])
print([name for name in sys.modules if "PySide" in name])
"""


@pytest.mark.parametrize(
    "words", [["--help"], ["record", "--help"], ["record", "list", "/nowhere/at/all", "--passphrase-fd", "0"]]
)
def test_the_command_line_never_loads_qt(words):
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *words], input="x\n", capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_python_m_desktop_is_the_same_program():
    ran = subprocess.run([sys.executable, "-m", "desktop", "--help"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stdout.startswith("usage: amparo")


def test_the_version_is_said(capsys):
    assert __main__.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("amparo ")
