import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from desktop.relaunch import fresh_process
mark = Path(sys.argv[1])
if not mark.exists():
    mark.write_text("")
    sys.secret = "opened"
    fresh_process()
print(sys.argv[1:], hasattr(sys, "secret"))
"""


def test_a_fresh_process_has_the_same_arguments_and_none_of_the_memory(tmp_path):
    mark = tmp_path / "mark"
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(mark)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.strip() == f"{[str(mark)]} False"
