# The only list of commands. Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARCHIVE ?= demo.quoth
PORT ?= 8787

.PHONY: demo test lint types layers docs docs-check floors wheel check screenshots pictures clean

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Quoth needs Python 3.11 or newer; try make PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed ## read the sample pages into demo.quoth, print who said what, open the reading room
	$(BIN)/quoth add samples/pages --archive $(ARCHIVE)
	$(BIN)/quoth people --archive $(ARCHIVE)
	$(BIN)/quoth serve --archive $(ARCHIVE) --port $(PORT)

test: $(VENV)/.developing ## run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.developing
	$(BIN)/mypy

layers: $(VENV)/.developing
	$(BIN)/lint-imports

docs: $(VENV)/.developing ## write the generated parts of the docs anew
	$(BIN)/cog -r -P -I docs docs/*.md README.md

docs-check: $(VENV)/.developing
	$(BIN)/cog --check -P -I docs docs/*.md README.md

floors: $(VENV)/.developing ## the quality floors over ../shared/bench; says "skipped: no bench" without it
	for gate in $$($(BIN)/python -m benchmarks.floors); do $(BIN)/python -m benchmarks $$gate || exit 1; done

wheel: $(VENV)/.developing ## build the wheel and try it without the development tools
	rm -rf dist $(VENV)-wheel
	$(BIN)/python -m build --wheel --outdir dist .
	$(PYTHON) -m venv $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip install --quiet dist/*.whl
	cd / && $(CURDIR)/$(VENV)-wheel/bin/quoth read --jsonl $(CURDIR)/samples/pages > /dev/null
	rm -rf $(VENV)-wheel

check: lint types layers docs-check test floors wheel

screenshots: $(VENV)/.developing ## pictures of every room, light, dark, narrow and wide; needs Chromium
	$(BIN)/python tests/browser/screenshots.py --out screenshots

pictures: $(VENV)/.developing ## the README's pictures, from the sample pages; needs Chromium
	$(BIN)/python tests/browser/screenshots.py --readme --out docs/images

clean:
	rm -rf $(VENV) $(VENV)-wheel dist build demo.quoth*
