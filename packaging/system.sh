#!/usr/bin/env bash
# Packages of the system, from the lists given: as root on Debian they are installed, anywhere else they are named.
set -euo pipefail
python=${PYTHON:-python3}

fail() {
    echo "$*" >&2
    exit 1
}

missing=$("$python" packaging/missing.py "$@")
if [ -n "$missing" ]; then
    install="apt-get install --no-install-recommends $missing"
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        fail "Amparo needs packages that this machine lacks; please run as root: apt-get update && $install"
    fi
    echo "Installing from Debian: $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of words
    $install --yes -qq -o Dpkg::Use-Pty=0 > /dev/null
    missing=$("$python" packaging/missing.py "$@")
    [ -z "$missing" ] || fail "Installed, and still not to be found: $missing"
fi
