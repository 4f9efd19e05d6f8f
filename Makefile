# The commands of README.md. `make setup` is part of every one of them and costs nothing when nothing changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
TESTABLE := $(VENV)/testable
TS := $(wildcard resources/translations/*.ts)
QM := $(TS:.ts=.qm)

.PHONY: setup demo test search chaos run bench bench-line bench-server tor pictures translations lock clean
.DELETE_ON_ERROR:

setup: $(READY) $(QM)

$(READY): packaging/setup.sh packaging/system.sh packaging/missing.py packaging/debian-packages.txt \
		packaging/requirements.lock packaging/samples.lock pyproject.toml
	@PYTHON="$(PYTHON)" bash packaging/setup.sh $(VENV)
	@touch $@

$(TESTABLE): $(READY) packaging/debian-test-packages.txt
	@PYTHON="$(PYTHON)" bash packaging/system.sh packaging/debian-test-packages.txt
	@touch $@

# The main job from end to end: two documenters, one coordinator, a real server.
demo: setup
	$(BIN)/python -m tests.journeys.demo

# pytest comes last: its closing line is the last line of a good run. A test that fails is run once more: it drives real
# windows, processes and sockets, and a machine that does much else can make one late. Which ones is printed, each of them
# is a defect to mend, and more than three of them fail the run (tests/second_try.py).
test: setup $(TESTABLE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict desktop sync
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadfile --reruns 1

# `make test` draws the same examples each time. This looks for new ones, with fresh seeds, for as long as that takes.
search: setup $(TESTABLE)
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -m hypothesis -o timeout=0

# Kills a real process at random points and looks into the vault each time, with a fresh seed, which it prints.
# Then servers under load, their PostgreSQL and their S3 store are killed three hundred times.
# Beside it whole groups are simulated: `--only simulation --histories N --line-cuts N --seed S` does that alone.
chaos: setup $(TESTABLE)
	$(BIN)/python -m tests.chaos --each-statement
	$(BIN)/python -m tests.chaos.storms

run: setup
	$(BIN)/python -m desktop

# What is measured so far, each figure beside its budget and a peer or a limit.
bench: setup $(TESTABLE)
	$(BIN)/python -m tests.bench

# A sync over slow, long, lossy lines beside bare TCP, restic and rclone. As root: it makes network namespaces.
bench-line: setup $(TESTABLE)
	$(BIN)/python -m tests.bench.slow $(LINE)

# What a server takes from 1, 8 and 64 devices at once on either kind of stores, and how it stays as it grows.
bench-server: setup $(TESTABLE)
	$(BIN)/python -m tests.bench.many $(SERVER)

# A group over a real Tor: a private network of it on loopback, the server behind an onion service. Needs Debian's tor.
tor: setup $(TESTABLE)
	$(BIN)/python -m tests.tor

# Every screen, drawn without a display, to look at.
pictures: setup
	$(BIN)/python -m tests.pictures

# What the screens say now goes into the .ts files; the .ts files become .qm files.
translations: $(READY)
	$(foreach ts,$(TS),$(BIN)/pyside6-lupdate $(shell find desktop -name '*.py') -no-obsolete -locations none -ts $(ts) &&) true
	@$(MAKE) --no-print-directory setup

%.qm: %.ts $(READY)
	$(BIN)/pyside6-lrelease -silent $< -qm $@

# No index host goes into the lock; hashes do, for every platform the program runs on.
lock:
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-annotate \
		--all-extras pyproject.toml -o packaging/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-annotate \
		-c packaging/requirements.lock packaging/server/requirements.in -o packaging/server/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --no-deps --generate-hashes --python-version 3.11 --no-emit-index-url \
		--no-annotate packaging/samples.in -o packaging/samples.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f resources/translations/*.qm
	find desktop sync tests -name __pycache__ -type d -prune -exec rm -rf {} +
