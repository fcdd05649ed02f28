# `make` lists the targets. Everything happens in .venv; nothing is installed elsewhere.
PYTHON ?= python3
BIN := .venv/bin
SANITIZERS := -std=c++11 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -D_GLIBCXX_ASSERTIONS
STAMP := .venv/.set-up
TYPED := $(wildcard $(patsubst %.pxd,%.py,$(wildcard linter/*/*.pxd)))

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types format mutants quality bench instructions fuzz sanitize scaling clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1	\2/' | expand -t 14

setup: $(STAMP)  ## make .venv with claimslint and what its development needs

$(STAMP): pyproject.toml hatch_build.py $(wildcard linter/*/*.pyx linter/*/*.pxd) $(TYPED)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

demo: setup  ## check the example site, show the findings, and that they are the expected ones
	@$(BIN)/python examples/demo.py

test: setup lint types  ## everything that has to hold: style, types, registry, tests
	$(BIN)/claimslint registry validate
	$(BIN)/claimslint registry test
	$(BIN)/python -m pytest -n auto

lint: setup  ## style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup  ## types of the code
	$(BIN)/mypy

format: setup  ## put the code in style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

mutants: setup  ## whether any change to a rule or a stance cue would be noticed by an example
	$(BIN)/python -m tests.mutation

quality: setup  ## how good the findings are, on labelled copy; EXTERNAL=DIR adds public data sets
	$(BIN)/python -m benchmarks.quality $(if $(EXTERNAL),--external $(EXTERNAL))

bench: setup  ## how fast claimslint is beside its peers, which are installed below build/; about half an hour
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks.speed.run
	$(BIN)/python -m benchmarks.speed.scaling

instructions: setup  ## whether a run has become dearer, by counting instructions (needs valgrind)
	$(BIN)/python -m benchmarks.speed.instructions

fuzz: setup  ## look for input that breaks a reader or loader; SECONDS=600 each, TARGETS="html rst", SEED=1
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' || echo "no atheris here: seeds are mutated at random"
	@$(BIN)/python -m tests.fuzz.run --seconds $(or $(SECONDS),600) --seed $(or $(SEED),1) $(TARGETS)

sanitize: setup  ## the compiled modules under gcc's sanitizers of memory and arithmetic, built below build/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check cython 'setuptools>=77'
	rm -rf build/sanitize && mkdir -p build/sanitize
	cp -r linter tests claims schemas benchmarks examples build/sanitize && rm -f build/sanitize/linter/*.so build/sanitize/linter/*/*.so
	cd build/sanitize && printf '[pytest]\npythonpath = .\naddopts = -q --import-mode=importlib\nmarkers = slow\n' > pytest.ini
	cd build/sanitize && CFLAGS="$(SANITIZERS)" ../../$(BIN)/cythonize --quiet --inplace linter/_*.pyx linter/*/_*.pyx $(TYPED)
	cd build/sanitize && printf 'from linter.language import _matching\n\n\ndef test_what_is_sanitized_is_run():\n    assert "sanitize" in _matching.__file__\n' > tests/test_sanitized.py
	cd build/sanitize && LD_PRELOAD="$$(gcc -print-file-name=libasan.so) $$(gcc -print-file-name=libstdc++.so)" PYTHONMALLOC=malloc \
		ASAN_OPTIONS=detect_leaks=0 ../../$(BIN)/python -m pytest tests/test_sanitized.py tests/language/test_accelerated.py tests/language/test_saying.py tests/language/test_sighting.py \
		tests/language/test_tables.py tests/reports/test_json_findings.py tests/documents tests/fuzz -k 'not fuzz or sentence'

scaling: setup  ## how time and memory grow with hostile copy; writes benchmarks/SCALING.md
	@$(BIN)/python -m benchmarks.scaling

clean:  ## remove what can be made again, .venv too
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
