# The commands to remember. Each does its own set-up.
.PHONY: demo test lint bench packages build

packages:
	@sh scripts/install-packages

# The fictitious association and its reports, in demo/.
demo: packages
	swift build -c release --product relais
	rm -rf demo
	.build/release/relais demo demo

# Everything built and every test passed.
test: packages
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --recursive Sources Tests Plugins Package.swift

# Ratios against the sqlite3 shell, run side by side.
bench: packages
	swift build -c release --product relais
	python3 scripts/bench.py .build/release/relais

build: packages
	swift build --product relais
