# Everything a developer or CI runs. A fresh machine needs only Python >= 3.11 and make.
PYTHON ?= python3
PORT ?= 8000
SEED := $(or $(SEED),$(shell date +%s))

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -qq --require-hashes -r
PYTEST := $(BIN)/python -m pytest --hypothesis-seed=$(SEED)
COMPILE := $(BIN)/uv pip compile pyproject.toml $(UPGRADE) --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

# A process more than cores, for each waits at times; a module's tests stay in one, so that what
# they share is made once.
PARALLEL := -n 3 --dist loadscope --no-loadscope-reorder
IN_MEMORY := .ci/in-memory

export ZONGZHI_SEED := $(SEED)
# The tests start hundreds of processes, and each would compile the program again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check lint proof bench golden pins clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/run.stamp ## Load the demonstration county and serve it (PORT=8000)
	$(BIN)/zongzhi demo --port $(PORT)

test: lint ## Everything that CI runs, on both database engines
	@echo "seed $(SEED) (repeat with: make test SEED=$(SEED))"
	$(IN_MEMORY) $(PYTEST) $(PARALLEL) --durations=25

check: lint ## Fast: lint, types, imports, sizes, unit tests
	$(IN_MEMORY) $(PYTEST) -m "not slow" tests/unit tests/test_house.py

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/budget.py

proof: .venv/dev.stamp ## The proof sizes, before an issue closes (SEED=)
	@echo "seed $(SEED)"
	ZONGZHI_PROOF=1 $(IN_MEMORY) $(PYTEST) $(PARALLEL) -m proof

bench: .venv/dev.stamp ## Timed cases of tests/benchmarks, then this product beside its peers
	$(PYTEST) tests/benchmarks --override-ini addopts=-ra --benchmark-only
	$(BIN)/python -m benchmarks $(BENCH)

golden: .venv/dev.stamp ## Rewrite the golden files; review the diff
	ZONGZHI_GOLDEN=write $(PYTEST) tests/golden tests/docs/test_plugins_page.py tests/contract/test_promises.py

pins: .venv/dev.stamp ## Recompile requirements/ from pyproject.toml (UPGRADE=--upgrade)
	$(COMPILE) --group build -o requirements/run.txt
	$(COMPILE) --group build --group dev -c requirements/run.txt -o requirements/dev.txt

clean: ## Remove .venv, caches and build results; data in var/ stays
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python >= 3.11 is needed; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@# Without ensurepip it leaves a Python that has no pip, which the next make would take for whole.
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/%.stamp: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "installing requirements/$*.txt"
	$(INSTALL) requirements/$*.txt
	$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@
