# Every target sets itself up: .venv holds the project and what it needs, at the versions in constraints.txt.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test lint types floors bench bench-speed golden docs clean check

demo: $(STAMP)  ## brief of the example reports, on the terminal and as brief.html
	$(BIN)/dateline brief examples/standoff/reports --format html -o brief.html
	$(BIN)/dateline brief examples/standoff/reports
	@echo "The same with the words behind every line, to click on: brief.html"

test: $(STAMP)  ## all tests
	$(BIN)/python -m pytest -n 2

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

check: test lint types floors

floors: $(STAMP)  ## the measured qualities must not fall below benchmarks/floors.json
	DATELINE_BENCH=full $(BIN)/python -m benchmarks --check

bench: $(STAMP)  ## run every scorer of ../shared/eval and rewrite benchmarks/RESULTS.md
	DATELINE_BENCH=full $(BIN)/python -m benchmarks --write

bench-speed: $(STAMP)  ## reports per second, memory and start-up on generated piles; what cases of up to 100,000 reports cost
	$(BIN)/python -m benchmarks.speed --write
	$(BIN)/python -m benchmarks.cases --write

golden: $(STAMP)  ## rewrite the expected outputs of the examples; review the diff
	$(BIN)/python -m tests.golden --write

$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "dateline needs Python 3.11 or newer; none was found on PATH"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache brief.html
