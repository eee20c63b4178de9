# The commands to remember. Each does its own set-up.
# One file that starts quickly and runs without Swift installed.
RELEASE = -c release --static-swift-stdlib -Xswiftc -Xclang-linker -Xswiftc -no-pie

.PHONY: demo test lint bench packages build torture

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
	python3 scripts/bench.py .build/release/relais
	python3 scripts/bench_import.py .build/release/relais

# Kills, full disks, writers at once, bits changed: what a register promises to survive.
torture: packages
	swift build $(RELEASE) --product relais
	python3 scripts/torture.py .build/release/relais 1000

build: packages
	swift build --product relais

# The catalogues at the end of the method pages, from the model's files.
docs: build
	scripts/write-method
.PHONY: docs
