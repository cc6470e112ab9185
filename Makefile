# `make chat` and `make test` are all that a fresh machine needs; both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin
Q ?= How many shells does Seoul hold?
ARTICLES ?= seeds
# Two tests at a time; what belongs together (tests/scheduling.py) goes to one worker, what takes longest goes first.
WORKERS ?= -n 2 --no-loadscope-reorder
PIP := -m pip --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup chat ask test coverage fast eval figures bench screenshot fire audit docs lint type format lock chromium clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pullquote needs Python 3.11 or newer: make PYTHON=python3.12 chat")'
	$(PYTHON) -m venv .venv
	$(BIN)/python $(PIP) install -r requirements.lock
	$(BIN)/python $(PIP) install --no-deps --editable .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/python $(PIP) install -r requirements-dev.lock
	@touch $@

setup: .venv/ready-dev ## install everything, including the development tools

chat: .venv/ready ## open the page on ARTICLES (default: seeds)
	$(BIN)/python -m ui --articles "$(ARTICLES)"

ask: .venv/ready ## answer Q="..." from ARTICLES
	@$(BIN)/pullquote ask "$(Q)" --articles "$(ARTICLES)" || test $$? -eq 1

test: .venv/ready-dev chromium ## every test, browser tests too
	$(BIN)/python -m pytest $(WORKERS)

coverage: .venv/ready-dev chromium ## every test, and how much of the code it runs; takes a third longer
	$(BIN)/python -m pytest $(WORKERS) --cov=index --cov=qa --cov=ui --cov=eval --cov-report=term:skip-covered

fast: .venv/ready-dev ## the tests that need no model and no browser
	$(BIN)/python -m pytest $(WORKERS) -m "not slow and not browser"

eval: .venv/ready-dev ## score the gold questions over the seeds, and SQUAD=file, CANARD=file where given
	$(BIN)/python -m eval.score
ifdef SQUAD
	$(BIN)/python -m eval.score --squad "$(SQUAD)" --open
endif
ifdef CANARD
	$(BIN)/python -m eval.followups --canard "$(CANARD)" --half report
endif

figures: .venv/ready-dev ## check the published figures with their commands; with DATA=folder, also those of other files
	$(BIN)/python -m eval.figures --check $(if $(DATA),--data "$(DATA)")

bench: .venv/ready-dev ## speed and memory; with PAGES=file (scraped pages), also of a large folder and a growing search
	$(BIN)/python -m eval.bench
ifdef PAGES
	$(BIN)/python -m eval.bench.folder --pages "$(PAGES)"
	$(BIN)/python -m eval.bench.scale --pages "$(PAGES)"
endif

screenshot: .venv/ready-dev chromium ## take the picture in the README again
	$(BIN)/python -m eval.bench.screenshot

fire: .venv/ready-dev ## load and hostile input for an hour, and a cluster; with PAGES=file kills, with RUNS=10 all tests that often
	$(BIN)/python -m eval.fire.load
	$(BIN)/python -m eval.fire.servers
	$(BIN)/python -m eval.fire.uploads
	$(BIN)/python -m eval.fire.visits
	$(BIN)/python -m eval.fire.fuzz --seconds 60 --counts build/fuzz/counts.json
	$(BIN)/python -m eval.fire.verbatim
	$(BIN)/python -m pytest -n 0 tests/index/test_ray.py || test $$? -eq 5
ifdef RUNS
	$(BIN)/python -m eval.fire.suite --runs $(RUNS)
endif
ifdef PAGES
	$(BIN)/python -m eval.fire.kills --pages "$(PAGES)" --times 50
endif

# The tools stand beside what they look at, so that they are no part of it.
audit: .venv/ready ## vulnerabilities, licences and the bill of materials of the installed packages
	$(PYTHON) -m venv build/audit
	build/audit/bin/python $(PIP) install $$($(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["audit"])')
	build/audit/bin/pip-licenses --python $(BIN)/python --order license --format csv \
	  --packages $$(sed 's/==.*//' requirements.lock) --output-file build/licences.csv
	build/audit/bin/cyclonedx-py environment $(BIN)/python --output-file build/sbom.json
	build/audit/bin/pip-audit --strict --no-deps --disable-pip --requirement requirements.lock

lint: .venv/ready-dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

type: .venv/ready-dev ## types
	$(BIN)/mypy

docs: .venv/ready ## build the documentation into build/site
	$(PYTHON) -m venv build/mkdocs
	build/mkdocs/bin/python $(PIP) install $$($(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["docs"])')
	build/mkdocs/bin/mkdocs build --strict --site-dir build/site

format: .venv/ready-dev ## fix style where a tool can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## resolve the dependencies again, into the lock files
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python $(PIP) install .
	build/lock/bin/python -m pip freeze --exclude pullquote > requirements.lock
	build/lock/bin/python $(PIP) install torch==2.13.0
	build/lock/bin/python $(PIP) install '.[dev]'
	build/lock/bin/python -m pip freeze --exclude pullquote | sed 's/+cpu$$//' > requirements-dev.lock
	rm -rf build

# The browser tests take any Chromium on the PATH; where there is none and it can be had, it is installed.
chromium:
	@command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	       && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || echo "no Chromium found or installed: the browser tests will be skipped"

clean: ## remove everything that was built here
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .coverage *.egg-info
