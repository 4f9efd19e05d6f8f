import subprocess
import sys

from desktop.ui import warming

_IMPORT_ALL = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))])
"""


def test_what_is_imported_on_a_worker_knows_no_qt():
    """A class of Qt's that is made on another thread than the window's ended the program now and then."""
    ran = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL, *warming.SERVICES], capture_output=True, text=True, timeout=120, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_every_page_that_is_imported_ahead_exists_and_is_one_step():
    assert len(list(warming.import_pages())) == len(warming.PAGES)
    assert set(warming.PAGES) <= set(sys.modules)
