import CSV
import Foundation
import Interchange
import Mediation
import Nomenclature
import Register

/// One import of a file or folder: what is read goes to the register in one write.
struct FileImport {
    /// What came of it.
    struct Outcome {
        var result = Register.ImportResult()
        var problems: [RowProblem] = []
        var detected: [Sentence] = []
        /// Whether rows were refused, and so nothing written.
        var wasRefused = false
    }

    /// What reading a table of sessions gives, in order.
    private enum Read: Sendable {
        case session(Register.ImportedSession, line: Int)
        case problem(RowProblem)
    }

    private struct Refused: Error {}
    private struct DryRun: Error { let result: Register.ImportResult }

    private let register: Register
    private let book: CodeBook
    private let roster: Roster
    private let today: CivilDate
    private let isDryRun: Bool
    private let skipsBadRows: Bool

    init(
        _ register: Register, _ book: CodeBook, _ roster: Roster, _ today: CivilDate, isDryRun: Bool, skipsBadRows: Bool
    ) {
        self.register = register
        self.book = book
        self.roster = roster
        self.today = today
        self.isDryRun = isDryRun
        self.skipsBadRows = skipsBadRows
    }

    func run(_ path: String) throws -> Outcome {
        let files = try self.files(path)
        let tables = try files.map { ($0.name, try TableFile(path: $0.path)) }
        let digest = try files.map { try Register.digest(ofFile: $0.path) }.joined(separator: " ")
        do { return try read(tables, path, digest, gathering: false) } catch is SessionTable.IsScattered {
            return try read(tables, path, digest, gathering: true)
        }
    }

    private func read(
        _ tables: [(name: String, file: TableFile)], _ path: String, _ digest: String, gathering: Bool
    ) throws -> Outcome {
        var outcome = Outcome()
        outcome.detected = tables.map { name, file in
            let separator = file.separator == "\t" ? "TAB" : String(file.separator)
            return Sentence(
                "\(name) : séparateur « \(separator) », encodage \(file.encoding.rawValue).",
                "\(name): separator “\(separator)”, encoding \(file.encoding.rawValue).")
        }
        do {
            let name = URL(fileURLWithPath: path).lastPathComponent
            outcome.result = try register.importing(file: name, digest: digest, today: today) { importer in
                var roster = roster
                for (name, file) in tables where name != "sessions.csv" {
                    try readSetup(file, name, &roster, importer, &outcome)
                }
                for (name, file) in tables where name == "sessions.csv" {
                    try readSessions(file, roster, importer, &outcome, gathering: gathering)
                }
                if !outcome.problems.isEmpty, !skipsBadRows { throw Refused() }
                if isDryRun { throw DryRun(result: importer.result) }
            }
        } catch is Refused {
            outcome.wasRefused = true
        } catch let dry as DryRun { outcome.result = dry.result }
        return outcome
    }

    private func readSetup(
        _ file: TableFile, _ name: String, _ roster: inout Roster, _ importer: Register.Importer,
        _ outcome: inout Outcome
    ) throws {
        var unmatched = roster.costs
        var updated = roster
        var problems: [RowProblem] = []
        try SetupTables(book, roster, today: today).read(
            file, name: name,
            noun: { noun in
                // What is there already, equal, is no write; costs are alike as many times as they are written.
                if case .cost(let cost) = noun {
                    if let same = unmatched.firstIndex(where: { $0.isAlike(cost) }) {
                        unmatched.remove(at: same)
                        return
                    }
                } else if roster.has(noun) {
                    return
                }
                updated.add(noun)
                for setup in Setup.from(noun) { try importer.setUp(setup) }
            }, problem: { problems.append($0) })
        roster = updated
        outcome.problems += problems
    }

    private func readSessions(
        _ file: TableFile, _ roster: Roster, _ importer: Register.Importer, _ outcome: inout Outcome, gathering: Bool
    ) throws {
        let table = SessionTable(
            file, name: URL(fileURLWithPath: file.path).lastPathComponent,
            reader: EntryReader(book, roster, today: today))
        var problems: [RowProblem] = []
        try Pipeline<Read>.run(
            make: { give in
                try table.read(
                    gathering: gathering,
                    session: { try give(.session(Register.ImportedSession($2, key: $0), line: $1)) },
                    problem: { try give(.problem($0)) })
            },
            take: { read in
                switch read {
                case .problem(let problem): problems.append(problem)
                // Once a row is refused nothing will be written: the rest is only read.
                case .session(let session, let line) where problems.isEmpty || skipsBadRows:
                    do { try importer.add(session) } catch RegisterProblem.keyReused(let key, let day) {
                        problems.append(
                            RowProblem(
                                file: "sessions.csv", line: line,
                                problem: EntryProblem("session", key, .differsInSession(first: day.description))))
                    }
                case .session: break
                }
            })
        outcome.problems += problems
    }

    private func files(_ path: String) throws -> [(name: String, path: String)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw FileProblem.missing(path: path)
        }
        guard isFolder.boolValue else {
            // A lone file is a table of sessions, unless its name says otherwise.
            let name = URL(fileURLWithPath: path).lastPathComponent
            return [(SetupTables.names.contains(name) ? name : "sessions.csv", path)]
        }
        let found = (SetupTables.names + ["sessions.csv"]).map { ($0, path + "/" + $0) }
            .filter { FileManager.default.fileExists(atPath: $0.1) }
        guard !found.isEmpty else { throw FileProblem.nothingInFolder(path: path) }
        return found
    }
}

extension Setup {
    /// What a noun read from a file makes the register write.
    static func from(_ noun: SetupNoun) -> [Setup] {
        switch noun {
        case .mediator(let mediator): [.mediator(mediator)]
        case .place(let place): [.place(place)]
        case .partner(let partner): [.partner(partner)]
        case .funding(let funding): [.funding(funding)] + funding.targets.map { .target(funding: funding.code, $0) }
        case .cost(let cost): [.cost(cost)]
        }
    }
}

extension Roster {
    /// Whether a noun is there already, equal.
    fileprivate func has(_ noun: SetupNoun) -> Bool {
        switch noun {
        case .mediator(let mediator): mediators[mediator.code] == mediator
        case .place(let place): places[place.code] == place
        case .partner(let partner): partners[partner.code] == partner && !retired.contains(partner.code)
        case .funding(let funding):
            fundings[funding.code].map { known in
                var (left, right) = (known, funding)
                left.targets.sort { $0.indicator < $1.indicator }
                right.targets.sort { $0.indicator < $1.indicator }
                return left == right
            } ?? false
        case .cost: false
        }
    }
}

extension Cost {
    /// Whether two costs are the same line of the accounts, whatever their numbers.
    fileprivate func isAlike(_ other: Cost) -> Bool {
        var other = other
        other.number = number
        return self == other
    }
}
