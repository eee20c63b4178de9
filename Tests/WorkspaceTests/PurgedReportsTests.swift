import Mediation
import Output
import Register
import Rendering
import Reports
import Samples
import Testing
import Workspace

/// After a purge nothing lies: a figure of the JSON of a report is what it was, or is not given and says why.
@Suite struct PurgedReportsTests {
    /// What is asked of a register.
    private struct Question: CustomStringConvertible {
        var kind: String
        var audience = Audience.funder
        var period = "2025"
        var comparison: String?
        var funding: String?
        var place: String?

        var description: String {
            "\(kind) \(audience) \(period) \(comparison ?? "") \(funding ?? "") \(place ?? "")"
        }

        /// The report; nil where there is no session.
        func report(_ register: Register) throws -> [String: JSON]? {
            var request = ReportRequest(period: try Period(typed: period), audience: audience)
            request.comparison = try comparison.map { try Period(typed: $0) }
            request.selection.fundings = [funding].compactMap { $0 }
            request.selection.places = [place].compactMap { $0 }
            request.draws = 100
            let today = try #require(CivilDate(iso: "2026-11-27"))
            let definition = try ReportLibrary.definition(kind, .french)
            do {
                let report = try request.report(
                    definition, register, WorkContext(language: .french, today: today))
                guard case .object(let object) = ReportJSON.object(report, .french) else { return nil }
                return object
            } catch SelectionProblem.nothingSelected, SelectionProblem.nothingCovered { return nil }
        }
    }

    /// All kinds of report of the year, for all that is asked of them here.
    private static let questions: [Question] =
        ReportDefinition.kinds.flatMap { kind in
            [
                Question(kind: kind), Question(kind: kind, audience: .internal, funding: "sante"),
                Question(kind: kind, audience: .internal, period: "2025-T3", comparison: "2025-T2"),
            ]
        } + [
            Question(kind: "activity", audience: .internal),
            Question(kind: "activity", period: "2025-T2", comparison: "2025-T1"),
            Question(kind: "activity", audience: .internal, period: "2025-03"),
            Question(kind: "contrat-de-ville", audience: .public, funding: "adulte-relais"),
        ]

    private static func demo() throws -> Register {
        let sample = Sample(.b)
        let register = try Register(inMemoryFor: sample.association, by: Author(program: "test"))
        let stage = try ImportStage(register, today: try #require(CivilDate(iso: "2026-01-15")))
        for item in sample.setup { stage.setUp(item) }
        for (key, session) in sample.sessions { try stage.add(session, key: key) }
        _ = try register.importing(stage, file: "demo", digest: "")
        return register
    }

    private static func purge(_ register: Register, before day: String) throws {
        _ = try register.purge(
            before: try #require(CivilDate(iso: day)), keeping: PurgePlan.requests(try register.setup(), .french),
            isDryRun: false)
    }

    @Test(arguments: ["2026-01-01", "2025-05-15"])
    func `no figure of the reports of a year changes when it is purged`(_ day: String) throws {
        let register = try Self.demo()
        let before = try Self.questions.map { try $0.report(register) }
        try Self.purge(register, before: day)
        #expect(before.contains { $0 != nil })
        for (question, before) in zip(Self.questions, before) {
            let after = try question.report(register)
            let changes = try Self.changes(before, after)
            #expect(changes.isEmpty, "\(question): \(changes.prefix(3))")
            #expect(try Self.lost(after).isEmpty, "\(question): kept by the purge")
        }
    }

    @Test func `what was not kept is not given, and says that it was purged`() throws {
        let register = try Self.demo()
        let questions = [
            Question(kind: "activity", audience: .internal, place: "pmi-nord"),
            Question(kind: "valuation", audience: .internal, place: "pmi-nord"),
            Question(kind: "activity", audience: .internal, period: "2025-06-10..2025-09-09"),
            Question(kind: "synthesis", audience: .internal, period: "2025-S2", comparison: "2025-02-10..2025-03-09"),
        ]
        let before = try questions.map { try $0.report(register) }
        try Self.purge(register, before: "2025-07-01")
        for (question, before) in zip(questions, before) {
            let after = try question.report(register)
            let changes = try Self.changes(before, after)
            #expect(changes.isEmpty, "\(question): \(changes.prefix(3))")
            #expect(try !Self.lost(after).isEmpty, "\(question)")
        }
    }

    @Test func `a purge in two goes keeps what one keeps`() throws {
        let register = try Self.demo()
        let questions = ["activity", "caf", "valuation"].map { Question(kind: $0, funding: "sante") }
        let before = try questions.map { try $0.report(register) }
        for day in ["2025-02-10", "2025-02-20", "2025-09-01", "2026-01-01"] { try Self.purge(register, before: day) }
        for (question, before) in zip(questions, before) {
            let changes = try Self.changes(before, try question.report(register))
            #expect(changes.isEmpty, "\(question): \(changes.prefix(3))")
        }
        #expect(try register.deepFindings().isEmpty && register.brokenLink() == nil)
    }

    // MARK: - Comparing

    private static func named(_ list: JSON?) throws -> [String: [String: JSON]] {
        guard case .list(let items)? = list else { return [:] }
        return try items.reduce(into: [:]) { named, item in
            guard case .object(let object) = item, case .text(let code)? = object["code"] else { throw NoReport() }
            named[code] = object
        }
    }

    private struct NoReport: Error {}

    /// The figures that are neither what they were nor said to be purged.
    private static func changes(_ before: [String: JSON]?, _ after: [String: JSON]?) throws -> [String] {
        guard let before, let after else { return (before == nil) == (after == nil) ? [] : ["no report"] }
        var changes: [String] = []
        let (tiles, left) = (try named(before["indicators"]), try named(after["indicators"]))
        if tiles.keys != left.keys { changes.append("other indicators") }
        for (code, tile) in tiles {
            for (was, now) in [(own(tile), own(left[code] ?? [:])), (previous(tile), previous(left[code] ?? [:]))]
            where !isPurged(now) && was != now {
                changes.append("\(code): \(was) → \(now)")
            }
        }
        let (tables, kept) = (try named(before["tables"]), try named(after["tables"]))
        for code in Set(tables.keys).union(kept.keys) {
            guard let was = tables[code] else {
                changes.append("\(code) is new")
                continue
            }
            if let now = kept[code] { changes += cellChanges(was, now).map { "\(code) \($0)" } }
        }
        if kept.count < tables.count, try lost(after).isEmpty { changes.append("a table is gone without a word") }
        if case .object(let inputs)? = after["inputs"], !isPurged(inputs), before["inputs"] != after["inputs"] {
            changes.append("inputs: \(before["inputs"] ?? .null) → \(inputs)")
        }
        return changes
    }

    private static func own(_ tile: [String: JSON]) -> [String: JSON] { tile.filter { $0.key != "previous" } }

    private static func previous(_ tile: [String: JSON]) -> [String: JSON] {
        guard case .object(let previous)? = tile["previous"] else { return [:] }
        return previous
    }

    private static func isPurged(_ tile: [String: JSON]) -> Bool {
        guard case .text(let why)? = tile["why"] else { return false }
        return why.hasPrefix("purgé le ")
    }

    /// Cells that are neither what they were nor `n.d.`; what is said of twin sessions is no figure.
    private static func cellChanges(_ was: [String: JSON], _ now: [String: JSON]) -> [String] {
        guard was["code"] != .text("valuation_guards") else { return [] }
        return Set(was.keys).union(now.keys).filter { key in
            guard was[key] != now[key] else { return false }
            guard key == "comparison", case .object(let comparison)? = now[key],
                case .list(let masks)? = comparison["masks"]
            else { return true }
            return masks.contains { $0 != "n.d." }
        }.sorted()
    }

    /// What a report says of figures that were purged and not kept.
    private static func lost(_ report: [String: JSON]?) throws -> [String] {
        guard let report else { return [] }
        var lost = try named(report["indicators"]).filter { isPurged($0.value) || isPurged(previous($0.value)) }.keys
            .sorted()
        if case .list(let sections)? = report["sections"] {
            for case .object(let section) in sections {
                guard case .list(let blocks)? = section["blocks"] else { continue }
                for case .object(let block) in blocks {
                    guard case .list(let texts)? = block["text"] else { continue }
                    for case .text(let text) in texts where text.contains("n.d., purgé le ") { lost.append(text) }
                }
            }
        }
        return lost
    }
}
