# The commands to remember. Each does its own set-up.
SHELL = /bin/bash
# One file that starts quickly and runs without Swift installed, without debug information nor local symbols.
RELEASE = -c release --static-swift-stdlib -Xswiftc -gnone -Xswiftc -Xclang-linker -Xswiftc -no-pie -Xlinker --strip-all
# The Python of the benchmarks, with the libraries they are compared with.
VENV = .build/venv

.PHONY: demo test test-build lint bench packages build torture torture-short fuzz sanitize docs recount attack

packages:
	@scripts/install-packages

# Made again when the list changes.
$(VENV)/requirements.txt: scripts/requirements.txt
	@scripts/virtual-environment

# The fictitious association and its reports, in demo/.
demo: packages
	swift build $(RELEASE) --product relais
	rm -rf demo
	.build/release/relais demo demo

# Everything built, a room that imports another than Package.swift lists refused, and every test passed.
test: test-build
	@TIMEFORMAT='tests: %R s, of processor %U s and %S s in the system'; time swift test --skip-build

test-build: packages
	swift build --build-tests --explicit-target-dependency-import-check error

lint:
	swift format lint --strict --parallel --recursive Sources Tests Plugins Package.swift

# Ratios against the sqlite3 shell and Python's libraries, run side by side; then how many of 300 tables of known truth are
# read right without help, none of them wrong.
bench: $(VENV)/requirements.txt
	@scripts/install-packages gcc libc6-dev
	swift build $(RELEASE) --product relais
	swift build $(RELEASE) --product record-bench
	$(VENV)/bin/python scripts/bench.py .build/release/relais 200000 .build/release/record-bench
	$(VENV)/bin/python scripts/bench_import.py .build/release/relais
	/usr/bin/python3 scripts/tables .build/release/relais 300

# Kills, full disks, power cuts, clocks, writers at once, files damaged: what a register promises to survive. Exports that
# LibreOffice opened and saved, imported again. Then masked figures attacked by subtraction over many more years than in
# the tests.
torture: test-build
	@scripts/install-packages gcc libc6-dev libreoffice-calc
	swift build $(RELEASE) --product relais
	/usr/bin/python3 scripts/torture .build/release/relais
	/usr/bin/python3 scripts/spreadsheets.py .build/release/relais
	RELAIS_LONG_TESTS=1 swift test --skip-build --filter 'DisclosureTests|SumOfPartsTests'

# The same, shorter, on the build of the tests: continuous integration.
torture-short: test-build
	@scripts/install-packages gcc libc6-dev
	/usr/bin/python3 scripts/torture .build/debug/relais --short

# A million inputs made to break the readers, and ten thousand command lines.
fuzz: packages
	scripts/fuzz 1000000
	swift build $(RELEASE) --product relais
	python3 scripts/fuzz_commands.py .build/release/relais --count 10000

# The tests with races, then with memory used wrongly, watched: about an hour. Foundation's Process leaks a few bytes of
# its own, so leaks are not counted.
sanitize: packages
	swift test --sanitize=thread --scratch-path .build/thread
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build/address

build: packages
	swift build --product relais

# The catalogues at the end of the method pages, from the model's files.
docs: build
	scripts/write-method

# Every figure of the ten reports counted again by a program that shares no code, on a sample and on a harder register.
recount: test-build
	@scripts/install-packages
	/usr/bin/python3 scripts/recount .build/debug/relais --sample a --sample made --short

# What leaves the association, attacked by linear programming: a sample and two random registers. It still finds some
# small counts of the public's pages (docs/disclosure.md), and then ends with 1.
attack: test-build $(VENV)/requirements.txt
	$(VENV)/bin/python scripts/attack .build/debug/relais --short --samples a --registers 2
