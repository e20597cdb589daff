# Thin: each target is a line or two of tools. `make` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python -m
SYNC := $(VENV)/bin/reflex-clerk-sync
READY := $(VENV)/ready

DEMO := .cache/demo
PEER := reflex_clerk_api-1.3.1
PEER_FILE := $(DEMO)/$(PEER)/reflex_clerk_api/clerk_provider.py

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(READY) ## Make .venv with the locked tools and this project in it

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is incomplete: on Debian, apt-get install python3-venv"; exit 1; }
	@echo "Installing the locked tools into $(VENV), once."
	@$(RUN) pip install -qq --require-hashes --requirement requirements/dev.txt
	@$(RUN) pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) $(PEER_FILE) ## Render the default variant, check it, and check a published one beside it
	@echo "1. Render the default variant (preset resilient):"
	@$(SYNC) render --no-config --preset resilient --force --output $(DEMO)/synchronizer.jsx
	@echo "2. Check it:"
	@$(SYNC) check --no-config $(DEMO)/synchronizer.jsx
	@echo "3. Check the published one beside it ($(PEER)) for the fault that matters most:"
	@$(SYNC) check --no-config --select uncancelled-run $(PEER_FILE); test $$? -eq 1
	@echo "4. What that means for a user: every order of events is run, and the shortest that breaks the rule is shown."
	@echo "   The published one:"
	@$(SYNC) explore --no-config --depth 4 --invariants I2 $(PEER_FILE); test $$? -eq 1
	@echo "   The rendered one:"
	@$(SYNC) explore --no-config --depth 4 --invariants I2 $(DEMO)/synchronizer.jsx
	@echo
	@echo "All that the checks say of the published one: $(SYNC) check $(PEER_FILE)"
	@echo "What changed in behaviour between the two:    $(SYNC) compare $(PEER_FILE) $(DEMO)/synchronizer.jsx"

$(PEER_FILE): | $(READY)
	@$(RUN) pip download -qq --no-deps --only-binary :all: --dest $(DEMO) $(subst -,==,$(PEER))
	@$(RUN) zipfile -e $(DEMO)/$(PEER)-py3-none-any.whl $(DEMO)/$(PEER)

app: $(READY) ## Start a Reflex app on a fake Clerk: sign in, switch, pull the plug (no account)
	@command -v npm >/dev/null || $(RUN) pip install -qq --require-hashes --requirement requirements/node.txt
	@PATH="$$PATH:$(CURDIR)/$(VENV)/bin" $(VENV)/bin/python -u examples/demo/start.py

test: $(READY) ## Run all tests but the long ones
	@$(RUN) pytest -n 3 -m "not long"

long: $(READY) ## Run the tests that take minutes
	@$(RUN) pytest -m "long and not matrix"

browser: $(READY) ## Run the tests in a real browser, the long ones too (needs Chromium)
	@$(RUN) pytest -n 2 -m "not matrix" tests/browser tests/app/test_pages.py

matrix: $(READY) ## Build and try the app with other Reflex versions, React Compiler, and no wraps of Reflex's own
	@$(RUN) pytest -m matrix tests/browser

browser-compare: $(READY) ## The published package and this one through the same scenarios: what each holds, and takes
	@$(RUN) tests.browser.compare

differential: $(READY) ## Compare our checks with eslint-plugin-react-hooks, and print the agreement (needs Node)
	@$(RUN) pytest -m long -s tests/differential

explore-long: $(READY) ## Explore deeply, and print states and agreement
	@$(RUN) pytest -m long -s --timeout 3600 tests/explore

check: $(READY) ## Lint, formatting, types, and pages that are written from the code
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@$(SYNC) docs --check

docs: $(READY) ## Write the pages that are written from the code
	@$(SYNC) docs

bench: $(READY) ## Run the benchmarks, each with its peer beside it
	@for benchmark in benchmarks/[a-z]*.py; do $(VENV)/bin/python $$benchmark || exit 1; done

lock: ## Lock the newest versions that pyproject.toml allows (needs uv)
	uv pip compile $(LOCK) --upgrade --output-file requirements/runtime.txt pyproject.toml
	uv pip compile $(LOCK) --upgrade --output-file requirements/dev.txt --all-extras --group dev pyproject.toml
	uv pip compile $(LOCK) --upgrade --output-file requirements/node.txt --group node

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

clean: ## Remove .venv and what was downloaded
	rm -rf $(VENV) .cache build dist

.DEFAULT_GOAL := help
.PHONY: help setup demo app test long browser matrix browser-compare differential explore-long check docs bench lock clean
