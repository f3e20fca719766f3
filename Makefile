# The tasks of this project.  `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test audit talk kinds faults hostile check format run wheel lock clean

help: ## List the tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 14

demo: .venv/.runtime ## Run everything on this machine, with nothing outside; then open http://127.0.0.1:8080 (another: WITH='--port 8090')
	$(BIN)/privacy-bot demo $(WITH)

# The tests start the program some hundred times; where nothing compiled is kept, each time compiles all of it.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/.dev ## Lint, types, all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	rm -rf .pytest_cache/calls
	$(BIN)/python -m pytest -n 4 --dist worksteal -m "not last and not kills"
	$(BIN)/python -m pytest -m last

audit: .venv/.dev .venv/audit/.done ## Licences and known holes of all that is pinned
	.venv/audit/bin/pip-licenses --python=$(BIN)/python --summary
	.venv/audit/bin/python -m tests.audit

talk: .venv/.dev ## Say what people really say to the bot, and print how often it is handled right
	$(BIN)/python -m tests.talk $(WITH)

kinds: .venv/.dev ## Learn from the messages what people do with a text in a form
	$(BIN)/python -m tests.talk.learn

faults: .venv/.dev ## Kill the process a thousand times on both databases, judge the history, write docs/faults.md
	$(BIN)/python -m pytest -m kills
	$(BIN)/python -m tests.faults --report $(WITH)

hostile: .venv/.dev ## Measure how long an honest person waits among hostile crowds, on both databases, write docs/hostile.md
	$(BIN)/python -m tests.hostile --report $(WITH)

check: .venv/.runtime ## Test token, database, mail server and policy of the environment
	$(BIN)/privacy-bot check

run: .venv/.runtime ## Run the bot with the environment's settings
	$(BIN)/privacy-bot run

format: .venv/.dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: .venv/.dev ## Build dist/*.whl: the program with all its words, to be installed anywhere
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: ## Pin the newest releases that work together (needs uv)
	uv pip compile -q pyproject.toml --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal -o requirements.lock
	uv pip compile -q pyproject.toml --extra dev --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal -o requirements-dev.lock
	uv pip compile -q --group audit --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal -o requirements-audit.lock

clean: ## Remove the environment and all caches (not var/)
	rm -rf .venv *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

.venv/.runtime: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/audit/.done: requirements-audit.lock .venv/.runtime
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.lock
	@touch $@
