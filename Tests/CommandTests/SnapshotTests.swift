import Foundation
import Testing

/// A command line whose output is kept: see `Snapshots/`.
struct Printed: CustomTestStringConvertible, Sendable {
    let file: String
    let sample: SampleRegister
    let arguments: [String]
    var testDescription: String { file }

    init(_ file: String, _ sample: SampleRegister, _ line: String) {
        (self.file, self.sample) = (file, sample)
        arguments = line.split(separator: " ").map(String.init)
    }

    func run() throws -> CommandLineTool.Run {
        try CommandLineTool().run(
            ["--today", SampleRegister.today] + arguments,
            ["RELAIS_REGISTER": try sample.path(), "RELAIS_MEDIATOR": "M1", "LC_ALL": "fr_FR.UTF-8"])
    }
}

/// What the program prints, pinned: a change of a file here is a change a reader sees.
@Suite struct SnapshotTests {
    static let kinds = [
        "activity", "synthesis", "contrat-de-ville", "adulte-relais", "health", "departement", "caf", "landlord",
        "education", "valuation",
    ]

    private static let reports =
        kinds.flatMap { kind in
            [
                Printed("report/\(kind).interne.txt", .b, "report \(kind) 2025 --audience interne"),
                Printed("report/\(kind).interne.json", .b, "report \(kind) 2025 --audience interne --json"),
                Printed("report/\(kind).financeur.txt", .a, "report \(kind) 2025 --audience financeur"),
                Printed("report/\(kind).financeur.json", .a, "report \(kind) 2025 --audience financeur --json"),
            ]
        }
        + ["activity", "contrat-de-ville"].flatMap { kind in
            [
                Printed("report/\(kind).public.txt", .a, "report \(kind) 2025 --audience public"),
                Printed("report/\(kind).public.json", .a, "report \(kind) 2025 --audience public --json"),
                Printed("report/\(kind).english.txt", .b, "report \(kind) 2025 --lang en"),
            ]
        }
        + [
            ("compare", "activity 2025-T2 --compare previous"), ("funding", "adulte-relais 2025 --funding sante"),
            ("place", "health 2025 --place pmi-nord"),
        ]
        .flatMap { name, line in
            [
                Printed("report/with-\(name).txt", .b, "report \(line)"),
                Printed("report/with-\(name).json", .b, "report \(line) --json"),
            ]
        }
        + [Printed("report/synthesis.html", .b, "report synthesis 2025 --format html")]

    private static let map = TestFiles.top.appending(
        path: "Tests/ValuationTests/Cases/01-wheels-to-meals-guide-2012.json"
    ).path

    private static let others = [
        Printed("value/2025.txt", .b, "value 2025"),
        Printed("value/2025.json", .b, "value 2025 --json"),
        Printed("value/2025.english.txt", .a, "value 2025 --lang en"),
        Printed("value/explain.txt", .a, "value explain 2025 D1"),
        Printed("value/explain.json", .a, "value explain 2025 D1 --json"),
        Printed("value/models.txt", .a, "model list"),
        Printed("value/impact-map.txt", .a, "impact-map \(map)"),
        Printed("value/impact-map.json", .a, "impact-map \(map) --json"),
        Printed("sessions/list.txt", .b, "list 2025-03"),
        Printed("sessions/list.english.txt", .a, "list 2025-03 --lang en"),
        Printed("sessions/list.json", .a, "list 2025-03 --json"),
        Printed("sessions/list.csv", .a, "list 2025-03 --csv"),
        Printed("sessions/show.txt", .b, "show 12"),
        Printed("sessions/show.json", .b, "show 12 --json"),
        Printed("sessions/tally.txt", .b, "tally 2025 --by place,gender"),
        Printed("sessions/tally.json", .b, "tally 2025 --by place,gender --json"),
        Printed("keeping/journal.txt", .b, "journal"),
        Printed("keeping/journal.json", .b, "journal --json"),
        Printed("keeping/checks.txt", .a, "check --list"),
        Printed("keeping/privacy.txt", .b, "privacy"),
        Printed("keeping/privacy.english.txt", .b, "privacy --lang en"),
        Printed("setup/places.txt", .b, "place list"),
        Printed("setup/places.json", .b, "place list --json"),
        Printed("setup/fundings.txt", .b, "funding list"),
        Printed("setup/costs.json", .b, "cost list --json"),
        Printed("setup/codes.txt", .a, "codes"),
        Printed("setup/themes.txt", .a, "codes theme"),
        Printed("setup/themes.json", .a, "codes theme --json"),
    ]

    @Test(arguments: reports + others)
    func `what is printed is what was kept`(printed: Printed) throws {
        let run = try printed.run()
        #expect(run.status == 0 && run.err.isEmpty, "\(printed.file) \(run.status) \(run.err)")
        try Snapshot(file: printed.file).expect(run.out)
    }

    @Test(arguments: [("fr", "fr_FR.UTF-8"), ("en", "en_US.UTF-8")])
    func `the help of every command is what was kept`(language: String, locale: String) throws {
        let tool = try CommandLineTool()
        var page = ""
        for command in try CommandTree.commands() {
            let run = try tool.run(["help"] + command.words, ["LC_ALL": locale])
            #expect(run.status == 0, "\(command.words) \(run.err)")
            page += "$ relais help \(command.words.joined(separator: " "))\n\(run.out)\n"
        }
        try Snapshot(file: "help/\(language).txt").expect(page)
    }

    @Test func `every kept file is that of a command`() throws {
        let known = Set((Self.reports + Self.others).map(\.file) + ["help/fr.txt", "help/en.txt"])
        let files = try FileManager.default.subpathsOfDirectory(atPath: Snapshot.folder.path)
            .filter { $0.contains(".") }
        #expect(Set(files).subtracting(known).isEmpty, "\(Set(files).subtracting(known).sorted())")
    }
}
