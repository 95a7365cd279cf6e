# Three commands: make setup, make run, make check. `make help` lists the rest.
PY ?= python3
PORT ?= 8000
V := .venv
UV := .tools/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1
export PYTHONDONTWRITEBYTECODE :=
.DEFAULT_GOAL := help
.PHONY: help setup run check prove bench format clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: $(V)/.dev ## everything to work on Basketweave: .tools, .venv, locked dependencies
	@echo "Ready: make run, make check, make help."

run: $(V)/.run ## the demo on 127.0.0.1:8000 (PORT=8001 for another), web and worker, until Ctrl-C
	@$(V)/bin/basketweave --home var/demo demo --port $(PORT)

check: $(V)/.dev ## all that can fail (ONLY="lint types" for parts, WAIVE="browser" to leave one out, loudly)
	@$(V)/bin/python .ci/check.py check --only "$(ONLY)" --waive "$(WAIVE)"

prove: $(V)/.dev ## what takes longer: races at full length, fuzz, mutation
	@$(V)/bin/python .ci/check.py prove --only "$(ONLY)" --waive "$(WAIVE)"

bench: $(V)/.dev ## the figures: make bench NAME=pages
	@test -n "$(NAME)" || { echo "which one? make bench NAME=$$(ls bench | sed -n 's/^\([a-z]*\)\.py$$/\1/p' | grep -v report | paste -sd'|')"; exit 2; }
	@$(V)/bin/python -m bench.$(NAME)

format: $(V)/.dev ## puts every file into its form
	@$(V)/bin/ruff check -q --fix-only . && $(V)/bin/ruff format .

clean: ## removes what was built; var/ with its databases stays
	rm -rf $(V) .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache mutants

# pip brings uv, uv brings the rest; every package is named with its hash, no lock names a host
$(UV): requirements/tools.lock
	@$(PY) -m pip install -q --disable-pip-version-check --root-user-action=ignore --require-hashes --upgrade --target .tools -r $<
	@touch $@

$(V)/bin/python: | $(UV)
	@$(UV) venv -q -p $(PY) $(V)

$(V)/.run: requirements/run.lock pyproject.toml $(UV) | $(V)/bin/python
	@$(UV) pip install -q -p $(V)/bin/python --require-hashes -r requirements/run.lock
	@$(UV) pip install -q -p $(V)/bin/python --offline --no-deps --editable .
	@touch $@

$(V)/.dev: requirements/dev.lock pyproject.toml $(UV) | $(V)/bin/python
	@$(UV) pip sync -q -p $(V)/bin/python --require-hashes requirements/dev.lock
	@$(UV) pip install -q -p $(V)/bin/python --offline --no-deps --editable .
	@touch $@ $(V)/.run
