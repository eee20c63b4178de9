// swift-tools-version: 6.2
import PackageDescription

/// What every room shares: no warning, no implicit import, existentials spelt out.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: one library target and the rooms it may look into (docs/decisions.md).
func room(_ name: String, _ dependencies: [Target.Dependency] = [], embedding: Bool = false) -> Target {
    .target(
        name: name, dependencies: dependencies, swiftSettings: settings, plugins: embedding ? ["EmbedSchema"] : [])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "relais",
    products: [.executable(name: "relais", targets: ["relais"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        // In the order the data travels.
        room("Mediation"),
        room("Output", ["Mediation"]),
        room("Statistics"),
        room("Files", [.product(name: "SystemPackage", package: "swift-system")]),
        room("CSV"),
        room("Nomenclature", ["Mediation", "CSV"], embedding: true),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        room("Sheets", ["Mediation", "CSV", "CZip", "CExpat"]),
        room(
            "Interchange",
            ["Mediation", "Nomenclature", "CSV", "Sheets", .product(name: "Yams", package: "Yams")], embedding: true),
        room("Counting", ["Mediation", "Nomenclature"]),
        room(
            "Register",
            [
                "Mediation", "Files", "Nomenclature", "Counting",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], embedding: true),
        room("Valuation", ["Mediation", "Nomenclature", "Statistics", "CSV"], embedding: true),
        room(
            "Reports",
            ["Mediation", "Nomenclature", "Statistics", "Valuation", .product(name: "Yams", package: "Yams")],
            embedding: true),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        room(
            "Rendering",
            [
                "Mediation", "Output", "Statistics", "CSV", "Valuation", "Reports", "CXlsxWriter",
                .product(name: "Mustache", package: "swift-mustache"),
            ], embedding: true),
        room("Samples", ["Mediation", "CSV", "Nomenclature", "Statistics", "Interchange"]),
        room(
            "Workspace",
            [
                "Mediation", "Output", "Files", "CSV", "Nomenclature", "Sheets", "Interchange", "Samples", "Register",
                "Valuation", "Reports", "Rendering",
            ]),
        .executableTarget(
            name: "relais",
            dependencies: [
                "Mediation", "Output", "CSV", "Nomenclature", "Sheets", "Interchange", "Samples", "Register",
                "Reports", "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),

        // schema/ is compiled in: the binary copied alone to an empty folder works.
        .executableTarget(name: "embed-schema", swiftSettings: settings),
        .plugin(name: "EmbedSchema", capability: .buildTool(), dependencies: ["embed-schema"]),

        // Readers fed with anything (scripts/fuzz).
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Mediation", "Statistics", "CSV", "Nomenclature", "Sheets", "Interchange", "Valuation", "Reports",
            ], path: "Tests/Fuzz", swiftSettings: settings),
        // What the journal and the digests cost a recording (scripts/bench.py).
        .executableTarget(
            name: "record-bench",
            dependencies: ["Mediation", "Register", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Tests/RecordBench", swiftSettings: settings),

        tests("Mediation", ["Mediation"]),
        tests("Statistics", ["Statistics"]),
        tests("CSV", ["Statistics", "CSV"]),
        tests("Sheets", ["Mediation", "CSV", "Sheets"]),
        tests("Nomenclature", ["Mediation", "Nomenclature"]),
        tests("Files", ["Files", .product(name: "SystemPackage", package: "swift-system")]),
        tests("Counting", ["Mediation", "Statistics", "Nomenclature", "Counting"]),
        tests(
            "Register",
            ["Mediation", "Files", "Nomenclature", "Register", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("Valuation", ["Mediation", "CSV", "Statistics", "Nomenclature", "Valuation"], exclude: ["Cases"]),
        tests("Interchange", ["Mediation", "CSV", "Nomenclature", "Sheets", "Interchange"]),
        tests("Reports", ["Mediation", "Nomenclature", "Statistics", "Valuation", "Reports"]),
        tests(
            "Workspace",
            [
                "Mediation", "Output", "Statistics", "Nomenclature", "Interchange", "Register", "Samples",
                "Valuation", "Reports", "Rendering", "Workspace",
            ]),
        tests("Rendering", ["Mediation", "CSV", "Sheets", "Valuation", "Reports", "Output", "Rendering"]),
        tests("Samples", ["Mediation", "Nomenclature", "Samples"]),
        tests(
            "Command", ["relais", "Mediation", "CSV", "Sheets", "Interchange", "Register"],
            exclude: ["Wrong", "Hostile", "Registers", "Snapshots", "Cases"]),
    ]
)
