# Everything a person does with this project. `make site` and `make test` need Python 3.11+ and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := --require-hashes --only-binary :all: --requirement
PROJECT := --no-deps --no-build-isolation --editable .

.PHONY: site test serve check fuzz quality model locks clean

site: $(VENV)/.site ## seeds/ -> docs/ -> site/
	$(BIN)/briefing build

serve: $(VENV)/.site ## the pages at http://127.0.0.1:8000, rebuilt when seeds, registry or templates change
	$(BIN)/briefing serve

test: $(VENV)/.test ## everything, in a real browser too
	$(BIN)/python tests/e2e/browser.py --install
	$(BIN)/python -m pytest

check: $(VENV)/.test ## style, types, architecture and the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m "not browser and not slow"

fuzz: $(VENV)/.test ## the property tests on examples never tried before: make fuzz ROUNDS=20
	for round in $$(seq $(or $(ROUNDS),5)); do \
	  $(BIN)/python -m pytest tests/properties --hypothesis-profile=default || exit 1; \
	done

quality: $(VENV)/.site ## every figure against annotated corpora: make quality CORPUS=folder
	@test -n "$(CORPUS)" || { echo "make quality CORPUS=folder with annotated corpora"; exit 2; }
	$(BIN)/briefing quality --corpus "$(CORPUS)"

model: $(VENV)/.site ## train the model of names: make model DATA=file
	@test -n "$(DATA)" || { echo "make model DATA=file with annotated sentences"; exit 2; }
	$(BIN)/python -m briefing.analyse.names.train "$(DATA)"

locks: $(VENV)/.site ## choose the versions of all dependencies anew
	$(INSTALL) uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --only-binary :all: --upgrade --quiet \
	  --custom-compile-command "make locks" --extra build pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --only-binary :all: --upgrade --quiet \
	  --custom-compile-command "make locks" --extra build --extra test pyproject.toml --output-file requirements-test.lock

clean: ## remove what was built and installed; docs/ keeps what people wrote
	if test -f docs/.generated; then cd docs && tr '\n' '\0' < .generated | xargs -0 rm -f .generated; fi
	if test -d docs; then find docs -mindepth 1 -type d -empty -delete; fi
	rm -rf $(VENV) site site.lock site.report.json site.tmp-* .cache build dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV) || { echo "python -m venv failed (Debian, Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/.site: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) $(LOCKED) requirements.lock
	$(INSTALL) $(PROJECT)
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(INSTALL) $(LOCKED) requirements-test.lock
	touch $@
