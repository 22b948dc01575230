# Thin on purpose: the work is in manage.py and in pytest.

PYTHON ?= python3
PORT ?= 8000
OVERRIDES ?= 10000
ROUNDS ?= 200
BIN := .venv/bin

.PHONY: demo test prove install lint lock

demo: install
	DEBUG=True $(BIN)/python manage.py demo --port $(PORT)

# A test that hangs says where and fails, before whoever waits for all of them gives up.
test: .venv/dev
	$(BIN)/python -m pytest -n auto -m "not benchmark" -o faulthandler_timeout=600 \
		-o faulthandler_exit_on_timeout=true

# As many decisions and rounds as a claim needs; a few of each run with every test run.
prove: .venv/dev
	$(BIN)/python -m pytest -n 0 -rN tests/proof --overrides $(OVERRIDES) --rounds $(ROUNDS)

install: .venv/run

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# A stamp is written when an install is whole, so that one that was cut off is done again.
.venv/run: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Needs uv; the files it writes name no index and no download address.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--quiet -o requirements.txt pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--quiet --extra server -o requirements-server.txt pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--quiet --extra dev --extra server -o requirements-dev.txt pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--quiet --group bench -o requirements-bench.txt
