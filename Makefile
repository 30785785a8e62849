# Nutgraf's commands; `make help` lists them. They keep everything in .venv/ and var/.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# pip's own variables (PIP_INDEX_URL, PIP_EXTRA_INDEX_URL, PIP_FIND_LINKS ...) and its configuration hold as always.
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help run digest keys test lint format lock bench-submit bench-waiting bench-deliveries bench-quotes bench-quality bench-factcheck clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Nutgraf on this machine: Redis, workers and service on http://127.0.0.1:$NUTGRAF_PORT (8000)
	@$(BIN)/python -m launcher

digest: $(VENV)/.run ## Digest one story without any server: make digest FILE=story.txt
	@test -n "$(FILE)" || { echo 'Say which story: make digest FILE=examples/story.txt' >&2; exit 2; }
	@if [ -e "$(FILE)" ]; then set -- "$(FILE)"; else set -- $(FILE); fi; \
	for story; do $(BIN)/python -m digest $(ARGS) "$$story" || exit; done

keys: $(VENV)/.run ## Make, list, renew, revoke keys while `make run` runs: make keys ARGS='create --name cms'
	@NUTGRAF_REDIS_URL="$${NUTGRAF_REDIS_URL:-$$(cat var/redis_url)}" $(BIN)/python -m jobs.keys $(ARGS)

test: $(VENV)/.dev ## All the tests; ARGS goes to pytest
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench-submit: $(VENV)/.dev ## Submit rate and latency, and digests a second without a model; ARGS are the benchmark's
	$(BIN)/python -m benchmarks.submit $(ARGS)

bench-waiting: $(VENV)/.dev ## What it costs to hear of a digest: polling, event streams, at 1, 10 and 50 clients
	$(BIN)/python -m benchmarks.waiting $(ARGS)

bench-deliveries: $(VENV)/.dev ## Webhooks a second to one good receiver, alone and beside dead ones; ARGS are the benchmark's
	$(BIN)/python -m benchmarks.deliveries $(ARGS)

bench-quotes: $(VENV)/.dev ## Quotes found and attributed; ARGS are the benchmark's
	$(BIN)/python -m benchmarks.quotes --gold benchmarks/stories/*.jsonl $(ARGS)

bench-quality: $(VENV)/.dev ## Headlines and bullets on real news against the baselines; ARGS are the benchmark's
	$(BIN)/python -m benchmarks.quality $(ARGS)

bench-factcheck: $(VENV)/.dev ## Planted errors caught, true lines vetoed; ARGS are the benchmark's
	$(BIN)/python -m benchmarks.factcheck $(ARGS)

lock: ## Write requirements/*.txt anew after a change of pyproject.toml (needs uv)
	requirements/lock.sh

clean: ## Remove the environment and the caches; var/, which holds your jobs, stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# The stamps say that the environment holds what a lock file lists.
$(VENV)/.run: requirements/run.txt requirements/cuda.txt | $(VENV)/.made
	@echo 'Installing what Nutgraf needs into $(VENV)/ (once; torch is large) ...'
	@$(PIP) install -r requirements/run.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt requirements/cuda.txt | $(VENV)/.made
	@echo 'Installing what Nutgraf and its tests need into $(VENV)/ (once; torch is large) ...'
	@$(PIP) install -r requirements/dev.txt
	@touch $@

$(VENV)/.made:
	@launcher/environment.sh $(VENV)
	@touch $@
