# The commands to remember. Each does its own set-up.
# One file that starts quickly and runs without Swift installed.
RELEASE = -c release --static-swift-stdlib -Xswiftc -Xclang-linker -Xswiftc -no-pie

.PHONY: demo test lint bench packages build torture torture-short fuzz sanitize docs

packages:
	@sh scripts/install-packages

# The fictitious association and its reports, in demo/.
demo: packages
	swift build $(RELEASE) --product relais
	rm -rf demo
	.build/release/relais demo demo

# Everything built and every test passed.
test: packages
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive Sources Tests Plugins Package.swift

# Ratios against the sqlite3 shell, run side by side.
bench:
	@sh scripts/install-packages python3-numpy python3-pandas python3-openpyxl sqlite-utils gcc libc6-dev
	swift build $(RELEASE) --product relais
	swift build $(RELEASE) --product record-bench
	python3 scripts/bench.py .build/release/relais 200000 .build/release/record-bench
	python3 scripts/bench_import.py .build/release/relais

# Kills, full disks, power cuts, clocks, writers at once, files damaged: what a register promises to survive.
torture: packages
	@sh scripts/install-packages gcc libc6-dev
	swift build $(RELEASE) --product relais
	python3 scripts/torture .build/release/relais

# The same, shorter, on the build of the tests: continuous integration.
torture-short: packages
	@sh scripts/install-packages gcc libc6-dev
	swift build --product relais
	python3 scripts/torture .build/debug/relais --short

# A million inputs made to break the readers.
fuzz: packages
	scripts/fuzz 1000000

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
