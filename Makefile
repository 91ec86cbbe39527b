# Two commands for a newcomer: `make demo` and `make test`. Everything lives in .venv; the stamp files in it say what has
# been installed, so a second run installs nothing until pyproject.toml or constraints.txt changes. constraints.txt holds the
# exact version of everything that is installed, what building needs included, so both commands do the same next year.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PINNED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
PIP    := $(PINNED) $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest --numprocesses 2 --dist loadgroup

TIME   ?= 60

.DEFAULT_GOAL := help
.PHONY: help demo test checks generated lint format-check format types layers unit coverage fuzz mutants constraints bench build clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed  ## the main job: check the five news reports in seeds/ together
	@echo "python -m factcheck seeds/"
	@$(BIN)/python -m factcheck seeds/ || { code=$$?; [ $$code -eq 1 ] || exit $$code; \
		echo "(exit code 1 of factcheck: it has findings, as it should here)"; }

test: checks unit  ## every check of the code, and the fast tests

checks: lint format-check types layers  ## the four that run no code of ours

lint: $(VENV)/.dev  ## ruff's rules
	$(BIN)/ruff check .

format-check: $(VENV)/.dev  ## ruff's formatting
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy --strict

layers: $(VENV)/.dev  ## import-linter: who may import whom
	$(BIN)/lint-imports

unit: $(VENV)/.dev  ## the fast tests
	$(PYTEST) -m "not slow"

coverage: $(VENV)/.dev  ## all tests, the slow ones too, with branch coverage
	$(PYTEST) --cov --cov-report=term

fuzz: $(VENV)/.dev  ## every fuzzer for TIME seconds each (make fuzz TIME=600), after its fixed tries
	FUZZ_TIME=$(TIME) $(BIN)/python -m pytest -q -x tests/fuzz

mutants: $(VENV)/.dev  ## mutation scores into docs/mutation.md; MODULES="factcheck/values/bounds.py ..." for some, SAMPLE=60 changes each
	$(BIN)/python tools/mutants.py $(if $(SAMPLE),--sample $(SAMPLE)) $(MODULES)

constraints: $(VENV)/.dev  ## write constraints.txt: the newest version of everything that the ranges of pyproject.toml allow
	$(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --all-extras --upgrade --no-emit-find-links \
		--custom-compile-command "make constraints" --output-file constraints.txt pyproject.toml

format: $(VENV)/.dev  ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generated: $(VENV)/.installed  ## write the files that are made from others
	$(BIN)/python tools/generate.py

bench: $(VENV)/.dev  ## the benchmarks: ratios within one run, against their bounds
	@set -e; for file in benchmarks/*.py; do echo "$$file"; $(BIN)/python "$$file"; done

build: $(VENV)/.dev  ## sdist, and the wheel from it, into dist/
	$(BIN)/python -m build

clean:  ## remove what the targets above made
	rm -rf $(VENV) build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "factcheck needs Python 3.11 or newer: make PYTHON=...")'
	@echo "making $(VENV) and installing into it; this is done once"
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.installed $@
