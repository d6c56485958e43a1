# Everything runs in .venv, which the first target that needs it sets up from the locked, hashed requirements.

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: docs-write help demo test check heads lint types sql imports docs browser wheel lock clean

# List the targets.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z-]+:/{if(text){split($$1,name,":");printf "%-10s %s\n",name[1],text};text=""}' Makefile

# Analyse the bundled archive of an invented member; the report is in exposure-report/.
demo: $(STAMPS)/run
	$(BIN)/exposure demo

# Run the tests with branch coverage.
test: $(STAMPS)/dev
	$(BIN)/python -m pytest -m "not browser" --cov --cov-report=term

# All that CI runs.
check: lint types sql imports docs test browser wheel

# Style and common mistakes.
lint: $(STAMPS)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# Static types of sources and tests.
types: $(STAMPS)/dev
	$(BIN)/mypy

# Style of the queries; their contract is tests/queries/test_contract.py.
sql: $(STAMPS)/dev
	$(BIN)/sqlfluff lint --disable-progress-bar queries

# The layers of the program.
imports: $(STAMPS)/dev
	$(BIN)/lint-imports --no-cache

# Texts generated from the program: command help and the catalogue of queries.
docs: $(STAMPS)/dev
	$(BIN)/cog --check --check-fail-msg "run 'make docs-write'" README.md queries/README.md MODEL_CARD.md
	$(BIN)/python docs/make_pictures.py --check

# Write the generated texts anew.
docs-write: $(STAMPS)/dev
	$(BIN)/cog -r README.md queries/README.md MODEL_CARD.md
	$(BIN)/python docs/make_pictures.py

# Open the report in a headless Chromium, which has to be installed (package chromium on Debian).
browser: $(STAMPS)/dev
	$(BIN)/python -m pytest -m browser tests/browser

# Train the semantic heads anew from the texts in training/ (some minutes); their scores are printed and kept.
heads: $(STAMPS)/dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.train

# Build the wheel, install it alone into a fresh environment, and run the demo with it.
wheel: $(STAMPS)/dev
	$(BIN)/python tests/packaging/check_wheel.py

# Resolve the locked requirements anew.
lock: $(STAMPS)/dev
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group check $(LOCK) -c requirements.lock -o requirements-dev.lock

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

# Remove what the other targets made.
clean:
	rm -rf .venv dist exposure-report .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

# The locks name every package, so nothing is resolved: a newer release of one must not break an old checkout.
$(STAMPS)/run: .venv/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes --no-deps -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements-dev.lock
	$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@
