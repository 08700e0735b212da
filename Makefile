# `make run` shows the product; `make test` proves it. Both install what they need first, on a bare Debian 12 too.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.ONESHELL:

export LC_ALL := C.UTF-8
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests start the program some hundred times; compiling all of it each time takes longer than what is tested.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --require-hashes
# One process more than a small machine has cores: a third of their time tests wait, for the disk, the network, a clock.
PYTEST := $(BIN)/pytest --numprocesses=3 --dist=worksteal --durations=15
# What is wholly covered is covered by its own tests: following the others line by line would take a third longer.
COVERING := tests/domain tests/wire tests/usecases

.PHONY: run test lint bench lock clean ruff mypy mypy-windows imports

run: .venv/.installed-run
	$(BIN)/pos demo

test: .venv/.installed-test
	@mkdir -p build
	started=$$(date +%s)
	$(MAKE) --no-print-directory lint
	$(PYTEST) $(COVERING) --cov --cov-report= | tee build/covering.log
	$(BIN)/coverage report --fail-under=100
	$(PYTEST) tests $(COVERING:%=--ignore=%) | tee build/others.log
	echo "make test took $$(( $$(date +%s) - started )) s"
	tail --quiet --lines=1 build/covering.log build/others.log

lint: .venv/.installed-test
	$(MAKE) --no-print-directory --jobs=2 --keep-going --output-sync=target ruff mypy mypy-windows imports

ruff:
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet

mypy:
	$(BIN)/mypy

# The program itself: some tests fork and kill as only POSIX can.
mypy-windows:
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 pos

imports:
	$(BIN)/lint-imports --no-logo

bench: .venv/.installed-test
	$(BIN)/pos bench all --json

# Resolves all extras together, then writes one file for each, with the hashes of every platform's files.
lock: .venv/.installed-test
	mkdir -p build
	export UV_NO_CONFIG=1
	compile="$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-annotate --no-header"
	$$compile pyproject.toml requirements/build.in --all-extras --output-file build/lock.txt
	for extra in till server dev; do
	    $$compile --generate-hashes pyproject.toml --extra $$extra --constraints build/lock.txt --output-file requirements/$$extra.txt
	done
	$$compile --generate-hashes requirements/build.in --constraints build/lock.txt --output-file requirements/build.txt
	$$compile --generate-hashes requirements/emupos.in --python-version 3.13 --output-file requirements/emupos.txt

clean:
	rm -rf build dist .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find pos tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed-run: pyproject.toml packaging/install_system.sh requirements/build.txt requirements/till.txt requirements/server.txt
	bash packaging/install_system.sh run
	"$$(command -v python3.11 || command -v python3)" -m venv .venv
	$(PIP) -r requirements/build.txt -r requirements/till.txt -r requirements/server.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/.installed-test: .venv/.installed-run requirements/dev.txt requirements/emupos.txt
	bash packaging/install_system.sh test
	$(PIP) -r requirements/dev.txt
	bash packaging/install_emupos.sh .venv/emupos
	touch $@
