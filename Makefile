# Lernhub: `make help` explains every target.

PYTHON = .venv/bin/python
SOURCES = lms courses hub deploy tests manage.py

.DEFAULT_GOAL := help
.PHONY: help run test check audit pictures bench fmt texts schema lock clean setup

help: ## explain every target
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: ## set up if needed, then serve http://localhost:8000 (PORT=… changes it) until Ctrl-C
	@python3 -m deploy.setup
	@python3 -m deploy.sandbox
	@$(PYTHON) -m deploy.hub.starting
	@exec $(PYTHON) -m deploy.run

setup:
	@python3 -m deploy.setup --development

test: setup ## run all tests on SQLite; only="tests/lms/kernel -k paging" runs some
	@$(PYTHON) -m deploy.testing $(only)

check: setup ## everything that can be said of the code without running it
	@$(PYTHON) -m deploy.checking

audit: setup ## ask whether weaknesses are known of the packages that we lock
	@$(PYTHON) -m deploy.auditing

pictures: setup ## take the pictures of the README's tour anew
	@LERNHUB_SCREENSHOTS=deploy/screenshots $(PYTHON) -m deploy.testing tests/journeys/test_tour.py

bench: setup ## measure what must stay fast, as ratios within one run; writes tests/bench/RESULTS.md
	@missed=0; \
	$(PYTHON) -m pytest -n0 -q -s -o python_files='bench_*.py' tests/bench || missed=1; \
	$(PYTHON) -m tests.bench --write tests/bench/RESULTS.md || missed=1; \
	exit $$missed

fmt: setup ## format the code and tidy the imports
	@.venv/bin/ruff check --fix --fixable I,F401,RUF100 --exit-zero --quiet $(SOURCES)
	@.venv/bin/ruff format $(SOURCES)

texts: setup ## collect the interface's texts into the catalogues for translation
	@$(PYTHON) deploy/catalogues.py update

schema: setup ## write the description of the API to deploy/openapi.yaml
	@$(PYTHON) manage.py spectacular --fail-on-warn --file deploy/openapi.yaml

lock: setup ## pin the Python packages anew, with their hashes
	@cd requirements && for name in production development notebooks classroom hub; do \
	  ../.venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	    --output-file $$name.txt $$name.in || exit 1; \
	done

clean: ## remove what was installed and built; the data in var/ stays
	rm -rf .venv .venv-notebooks .venv-hub node_modules var/assets var/static var/stamps/static .mypy_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find lms courses hub -name '*.mo' -delete
