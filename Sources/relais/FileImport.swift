import CSV
import Foundation
import Interchange
import Mediation
import Nomenclature
import Register
import Sheets

/// One import of a file or folder: what is read goes to the register in one write.
struct FileImport {
    /// What came of it.
    struct Outcome {
        var result = Register.ImportResult()
        var problems: [RowProblem] = []
        /// Rows not taken, of the table of sessions.
        var refused: [RefusedRow] = []
        var notes: [Sentence] = []
        var preview = ImportPreview()
        /// Whether rows were refused, and so nothing written.
        var wasRefused = false
        /// Where refused rows were saved.
        var refusedFile: String?
    }

    private struct Refused: Error {}
    private struct DryRun: Error { let result: Register.ImportResult }

    let register: Register
    let book: CodeBook
    let setup: AssociationSetup
    let today: CivilDate
    let profile: Profile?
    let isDryRun: Bool
    let skipsBadRows: Bool

    /// Imports what was found at a path.
    func run(_ source: ImportSource) throws -> Outcome {
        let digest = try source.files.map { try Register.digest(ofFile: $0.path) }.joined(separator: " ")
        var mode = SessionReading.Mode()
        while true {
            do { return try read(source, digest, mode) } catch let again as SessionReading.ReadAgain {
                mode = again.mode
            }
        }
    }

    private func read(_ source: ImportSource, _ digest: String, _ mode: SessionReading.Mode) throws -> Outcome {
        var outcome = Outcome()
        do {
            outcome.result = try register.importing(file: source.name, digest: digest) { importer in
                var (book, setup) = (book, setup)
                for file in source.setup {
                    if file.name == CodeTable.name {
                        try readCodes(file, &book, importer)
                    } else {
                        try readSetup(file, book, &setup, importer, &outcome)
                    }
                }
                // An export is the past as it was: codes and people of then may not be used any more today.
                if source.isExport { (book, setup) = (book.withoutEnds, setup.withoutEnds) }
                for file in source.sessions {
                    let reading = try SessionReading(file, profile: profile, book, setup, today: today)
                    outcome.notes += reading.notes
                    outcome.notes += try readSessions(reading, mode, importer, &outcome)
                }
                if !outcome.problems.isEmpty, !skipsBadRows { throw Refused() }
                if isDryRun { throw DryRun(result: try importer.settled()) }
            }
        } catch is Refused {
            outcome.wasRefused = true
        } catch let dry as DryRun { outcome.result = dry.result }
        if skipsBadRows, !isDryRun, !outcome.refused.isEmpty, let file = source.sessions.first {
            let header = try SessionReading(file, profile: profile, book, setup, today: today).headerRows()
            outcome.refusedFile = try RefusedFile.write(outcome.refused, header: header, of: file)
        }
        return outcome
    }

    private func readCodes(_ file: SheetFile, _ book: inout CodeBook, _ importer: Register.Importer) throws {
        let changes = try CodeTable.changes(file, book)
        for change in changes { try importer.change(change) }
        book = book.adding(changes)
    }

    private func readSetup(
        _ file: SheetFile, _ book: CodeBook, _ setup: inout AssociationSetup, _ importer: Register.Importer,
        _ outcome: inout Outcome
    ) throws {
        var unmatched = setup.costs
        var updated = setup
        var problems: [RowProblem] = []
        try SetupTables(book, setup, today: today).read(
            file, name: file.name,
            item: { item, isRetired in
                // What is there already, equal, is no write; costs are alike as many times as they are written.
                if case .cost(let cost) = item {
                    if let same = unmatched.firstIndex(where: { $0.isAlike(cost) }) {
                        unmatched.remove(at: same)
                        return
                    }
                } else if setup.has(item, isRetired: isRetired) {
                    return
                }
                updated.add(item)
                if isRetired { updated.retired.insert(item.code) }
                try importer.setUp(item, isRetired: isRetired)
            }, problem: { problems.append($0) })
        setup = updated
        outcome.problems += problems
    }

    private func readSessions(
        _ reading: SessionReading, _ mode: SessionReading.Mode, _ importer: Register.Importer, _ outcome: inout Outcome
    ) throws -> [Sentence] {
        enum Read: Sendable {
            case item(SetupItem)
            case session(Register.ImportedSession, line: Int)
            case problem(RowProblem)
            case refused(RefusedRow)
            case notes([Sentence])
        }
        var (problems, refused, preview) = (outcome.problems, outcome.refused, outcome.preview)
        var notes: [Sentence] = []
        let codes = importer.codes
        let progress = Progress(isDryRun ? say("vérifiées", "checked") : say("importées", "imported"))
        defer { progress.end() }
        try Pipeline<Read>.run(
            make: { give in
                let notes = try reading.read(mode) { event in
                    switch event {
                    case .item(let item): try give(.item(item))
                    case .session(let session, let key, let isDerived, let line):
                        let imported = Register.ImportedSession(
                            session, key: key, isDerived: isDerived, today: today, codes: codes)
                        try give(.session(imported, line: line))
                    case .problem(let problem): try give(.problem(problem))
                    case .refused(let row): try give(.refused(row))
                    }
                }
                try give(.notes(notes))
            },
            take: { read in
                switch read {
                case .notes(let found): notes = found
                case .problem(let problem): problems.append(problem)
                case .refused(let row): refused.append(row)
                case .item(let item):
                    preview.add(item)
                    try importer.setUp(item)
                case .session(let session, let line):
                    progress.step()
                    try Interruption.check()
                    if isDryRun { preview.add(session.session, book) }
                    // Once a row is refused nothing will be written: the rest is only read.
                    guard problems.isEmpty || skipsBadRows else { return }
                    do { try importer.add(session) } catch RegisterProblem.keyReused(let key, let day) {
                        problems.append(
                            RowProblem(
                                file: "sessions.csv", line: line,
                                problem: EntryProblem("session", key, .differsInSession(first: day.description))))
                    }
                }
            })
        (outcome.problems, outcome.refused, outcome.preview) = (problems, refused, preview)
        return notes
    }
}

extension CodeBook {
    /// The same codes, none retired nor merged.
    fileprivate var withoutEnds: CodeBook {
        let own = CodeList.stored.flatMap { codes($0) }.filter { $0.common != nil }
        return CodeBook(adding: own.map { LocalCode(list: $0.list, code: $0.code, label: $0.label, common: $0.common) })
    }
}

extension AssociationSetup {
    /// The same people, places and fundings, whenever they began or ended.
    fileprivate var withoutEnds: AssociationSetup {
        var setup = self
        setup.retired = []
        for code in mediators.keys {
            setup.mediators[code]?.from = nil
            setup.mediators[code]?.to = nil
        }
        for code in places.keys {
            setup.places[code]?.from = nil
            setup.places[code]?.to = nil
        }
        for code in fundings.keys {
            setup.fundings[code]?.from = .earliest
            setup.fundings[code]?.to = .latest
        }
        return setup
    }

    /// Whether an item is there already, equal.
    fileprivate func has(_ item: SetupItem, isRetired: Bool) -> Bool {
        guard retired.contains(item.code) == isRetired else { return false }
        return switch item {
        case .mediator(let mediator): mediators[mediator.code] == mediator
        case .place(let place): places[place.code] == place
        case .partner(let partner): partners[partner.code] == partner
        case .funding(let funding):
            fundings[funding.code].map { known in
                var (left, right) = (known, funding)
                left.targets.sort { $0.indicator < $1.indicator }
                right.targets.sort { $0.indicator < $1.indicator }
                return left == right
            } ?? false
        case .target, .cost: false
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
