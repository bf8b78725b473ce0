# make site | offline | serve | check | permalinks | test | bench | shots | access | lighthouse | lock | clean | help — each target sets up what it needs.
PYTHON := .venv/bin/python
BUILD := $(PYTHON) scripts/build.py

.DEFAULT_GOAL := help
.PHONY: site offline serve check permalinks test bench shots access lighthouse lock clean help

site: ## set everything up and build the site into site/ (ADDRESS=https://… where it will be published, PDF=0 without PDFs)
	@scripts/setup.sh build
	@$(BUILD) site --address "$(ADDRESS)" $(if $(filter 0,$(PDF)),--no-pdf)

offline: site ## the site for a folder or a USB stick, unpacked into offline/
	@$(BUILD) offline

serve: ## show the site at http://127.0.0.1:8000/, rebuilt at each edit
	@scripts/setup.sh build
	@$(BUILD) serve

check: ## report every problem in docs/
	@scripts/setup.sh build
	@$(BUILD) check

permalinks: ## add the new addresses to permalinks.txt
	@scripts/setup.sh build
	@$(BUILD) permalinks

test: ## set everything up and run all tests
	@scripts/setup.sh test
	@$(PYTHON) -m pytest -q tests

bench: ## measure the build, the pages and the memory
	@scripts/setup.sh test
	@$(BUILD) bench

shots: ## take pictures of the built site into shots/ (KINDS="home clause" for some)
	@scripts/setup.sh test
	@$(BUILD) shots $(KINDS)

access: ## test every kind of page for access, in each language, scheme and width
	@scripts/setup.sh test
	@RULEBOOK_ACCESS=full $(PYTHON) -m pytest -q tests/test_access.py

lighthouse: ## let Lighthouse judge five kinds of pages
	@scripts/setup.sh lighthouse
	@$(BUILD) lighthouse

lock: ## renew requirements.txt and tests/requirements.txt
	@scripts/setup.sh lock

clean: ## remove everything that was made
	rm -rf build site offline shots .venv .pytest_cache .hypothesis

help: ## show this list
	@sed -n 's/^\([a-z]*\): ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12
