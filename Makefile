# Short names for daily work. Each is one command of manage.py, which needs no make.
.DEFAULT_GOAL := help
.PHONY: help demo run test quick slow lint format lock import

help: ## list these
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1|/' | awk -F'|' '{printf "  make %-9s %s\n", $$1, $$2}'

demo: ## the whole site with a paper in it, at 127.0.0.1:8000
	python3 manage.py demo

run: ## Django's development server, with DEBUG
	python3 manage.py runserver

test: ## everything: SQLite, PostgreSQL, Chromium
	python3 manage.py test

quick: ## the tests on SQLite alone
	.venv/bin/python -m pytest -n 2 -m "not browser and not slow and not postgres"

slow: ## everything and the slow tests
	python3 manage.py test --slow

lint: ## ruff, import floors, migrations
	python3 manage.py lint

format: ## let ruff write the code's form
	.venv/bin/ruff check --fix . && .venv/bin/ruff format .

lock: ## pin what each requirements.in asks for, with hashes
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q requirements-s3.in -o requirements-s3.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q requirements-dev.in -o requirements-dev.txt

import: ## bring material in: make import PATHS="folder archive.tar.xz"
	python3 manage.py import_articles $(PATHS)
