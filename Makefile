# The project's commands; `make` alone lists them. They need make and Python 3.11 or newer, and bring the rest.
# PYTHON=python3.12 chooses an interpreter, ADDRESS=127.0.0.1:8001 another port, TESTS="-k search" some of the tests,
# JOBS=1 how many processes run them.

ADDRESS ?= 127.0.0.1:8000
FORMAT  ?= human
TESTS   ?=
JOBS    ?= auto
VENV    := .venv
BIN     := $(VENV)/bin
NODE    := tests/node/node_modules
PIP     := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

export NO_MKDOCS_2_WARNING := 1
# npm trusts what the machine trusts, since many networks have a proxy of their own.
export NODE_USE_SYSTEM_CA := 1
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build check test test-all publish edition release offline links-out lint fuzz crash bench bench-quick audit zensical lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.site ## Show the site on http://127.0.0.1:8000 and follow every edit
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/.site ## Build the site into site/, strictly: any warning is an error
	$(BIN)/mkdocs build --strict

check: $(VENV)/.site ## Check the content only (FORMAT=github or json for other programs; PUBLISHED=1 as CI does)
	@$(BIN)/python scripts/build.py check --format $(FORMAT) $(if $(PUBLISHED),--published)

test: $(VENV)/.dev $(NODE)/.stamp ## Run all tests, in a browser that is installed when there is none
	@$(BIN)/python scripts/tools/browser.py
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(TESTS)

test-all: ## Run all tests, properties with all examples (else a fifth), and the HTML checker, which needs Java
	@THOROUGH=1 $(MAKE) --no-print-directory test

publish: $(VENV)/.site ## Pin new paragraphs and addresses: from then on they are permanent
	@$(BIN)/python scripts/build.py stamp
	@$(BIN)/python scripts/build.py publish

edition: $(VENV)/.site ## Freeze the site as edition E, as in make edition E=2026.1, below v/E/
	@$(if $(E),,$(error Say which edition: make edition E=2026.1))$(BIN)/python scripts/build.py edition $(E)

release: $(VENV)/.dev $(NODE)/.stamp build/sbom.cdx.json ## Make books, offline archives and bill of materials in release/, and check each
	@$(BIN)/python scripts/tools/browser.py
	$(BIN)/python scripts/build.py release
	$(BIN)/python -m pytest -q tests/release/release_checks.py

offline: $(VENV)/.dev ## Make the offline archive alone, in release/
	$(BIN)/python scripts/build.py release --only offline

links-out: $(VENV)/.dev ## Ask whether the addresses of references still answer (politely, so up to an hour)
	$(BIN)/python scripts/build.py links-out

lint: $(VENV)/.dev $(NODE)/.stamp ## Check the style and the types of the code, then the content
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@PYTHONPATH=scripts $(BIN)/lint-imports --no-logo --cache-dir .cache/imports
	@$(BIN)/mypy
	@$(BIN)/vulture
	@$(BIN)/deptry --no-ansi .
	@$(BIN)/node $(NODE)/eslint/bin/eslint.js --config tests/node/eslint.config.mjs --max-warnings 0 docs/assets
	@for part in page search builder; do \
		$(BIN)/node $(NODE)/typescript/bin/tsc --project tests/node/tsconfig.$$part.json || exit 1; done
	@$(BIN)/python scripts/build.py check

fuzz: $(VENV)/.dev ## Try 20,000 hostile inputs, and make all that is made of 5,000 contents
	FUZZ_EXAMPLES=20000 $(BIN)/python -m pytest -n $(JOBS) -s tests/unit/load/test_fuzz.py tests/unit/load/test_made_up.py

crash: $(VENV)/.dev ## Kill builds, servers and every command that writes 300 times, and look at what each leaves
	$(BIN)/python tests/support/crash.py 300

bench: $(VENV)/.dev ## Measure what BENCH.md shows: pages, search, rebuilds and builds beside other generators (an hour)
	$(BIN)/python tests/bench/readers.py
	$(BIN)/python tests/bench/weight.py
	$(BIN)/python tests/bench/search.py
	$(BIN)/python tests/bench/rebuild.py
	$(BIN)/python tests/bench/fast.py
	$(BIN)/python tests/bench/build.py

bench-quick: $(VENV)/.dev ## Measure builds of 100 pages, and warn of what has become slower (KEEP=1 keeps the ratios)
	$(BIN)/python tests/bench/quick.py $(if $(KEEP),--keep)

audit: $(VENV)/.dev build/sbom.cdx.json ## List licences and vulnerabilities of all dependencies, write build/sbom.cdx.json
	@$(BIN)/python scripts/tools/audit.py
	@$(BIN)/python scripts/tools/vulnerabilities.py

zensical: $(VENV)/.dev $(NODE)/.stamp $(VENV)/zensical ## Build the site with Zensical too, into build/zensical, and try it
	@$(BIN)/python scripts/tools/browser.py
	$(BIN)/python scripts/build.py zensical
	$(BIN)/python -m pytest -q tests/release/test_zensical.py

lock: $(VENV)/lock ## Write requirements/*.txt anew from pyproject.toml (LOCK=--upgrade takes newer releases)
	@$(call compile,site,pyproject.toml)
	@$(call compile,dev,pyproject.toml --extra dev --constraint requirements/site.txt)
	@$(call compile,audit,pyproject.toml --extra audit)
	@$(call compile,zensical,--group zensical)
	@$(call compile,lock,--group lock)

clean: ## Remove all that these commands made, the environment too
	rm -rf $(VENV) $(NODE) site release .cache .pytest_cache .ruff_cache .hypothesis build schemas/ids.json .vscode/ids.code-snippets
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +
	find docs -mindepth 1 -maxdepth 1 ! -name .gitignore ! -name assets ! -name theme -exec rm -rf {} +

compile = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-config \
	--annotation-style line --no-emit-index-url --no-emit-find-links $(LOCK) $(2) --output-file requirements/$(1).txt && \
	echo "requirements/$(1).txt: $$(grep -c == requirements/$(1).txt) packages"

# A stamp is younger than the lock it was installed from, so that nothing is installed twice.
$(VENV)/.site: requirements/site.txt $(BIN)/python
	@echo "Installing what the site is built with ..."
	@$(PIP) install --require-hashes --requirement $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes --requirement $<
	@touch $@

# Each of these stands apart from the environment, in one of its own.
$(VENV)/audit $(VENV)/zensical $(VENV)/lock: $(VENV)/%: requirements/%.txt $(BIN)/python
	@$(BIN)/python -m venv $@
	@$@/bin/python -m pip -qq --disable-pip-version-check --no-input install --require-hashes --requirement $<
	@touch $@

build/sbom.cdx.json: requirements/site.txt pyproject.toml $(VENV)/audit
	@mkdir -p build
	@PYTHONWARNINGS=ignore $(VENV)/audit/bin/cyclonedx-py requirements requirements/site.txt --pyproject pyproject.toml --output-reproducible \
		--of JSON --output-file $@

$(NODE)/.stamp: tests/node/package-lock.json $(VENV)/.dev
	@echo "Installing the tests' node packages ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BIN)/python:
	@sh scripts/tools/venv.sh $(VENV)
