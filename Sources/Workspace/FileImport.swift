import CSV
import Foundation
import Interchange
import Mediation
import Nomenclature
import Register
import Sheets

/// One import of a file or folder: what is read goes to the register in one write.
package struct FileImport {
    /// What came of it.
    package struct Outcome {
        /// What was written, or would be.
        package var result = ImportResult()
        /// Why rows were refused.
        package var problems: [RowProblem] = []
        /// Rows not taken, of the tables of sessions.
        package var refused: [RefusedRow] = []
        /// What was found out about the files: separator, encoding, order of the days…
        package var notes: [Sentence] = []
        /// What the import brings; filled for a dry run only.
        package var preview = ImportPreview()
        /// What the tables leave open and nobody answered.
        package var doubts: [Doubt] = []
        /// What the files say against what was read of them.
        package var reconciliation = Reconciliation()
        /// Sessions of earlier imports that the tables have no more, to be cancelled as was answered.
        var vanished: [ImportedOrigin] = []
        /// Why nothing was written; nil when it was, or would be.
        package var refusal: Refusal?
        /// Where refused rows were saved; nil when they were not.
        package var refusedFile: String?
    }

    /// Why an import that could be read is not written.
    package enum Refusal: Sendable {
        /// Rows are wrong.
        case rows
        /// A doubt that changes the figures has no answer.
        case doubts
        /// What was read is not what the file says.
        case difference
    }

    private let register: Register
    private let book: CodeBook
    private let setup: AssociationSetup
    private let context: WorkContext
    private let options: Options
    private var today: CivilDate { context.today }
    private var profile: Profile? { options.profile }
    private var isDryRun: Bool { options.isDryRun }
    private var skipsBadRows: Bool { options.skipsBadRows }

    /// How to import.
    package struct Options {
        /// How the table is read; nil for our own form.
        package var profile: Profile?
        /// Check everything, write nothing.
        package var isDryRun = false
        /// Write the good sessions, keep the rows of the others in a file.
        package var skipsBadRows = false
        /// Answers to doubts, as typed: `lignes disparues=garder`. Those about columns are also in the profile.
        package var answers: [String] = []
        /// Write although the file's own totals say otherwise.
        package var acceptsDifference = false
        /// Called once a session read.
        package var onSession: () -> Void = {}
        /// The words of a remedy, for the file of refused rows.
        package var words: (Remedy) -> String = { _ in "" }

        /// Everything or nothing, our own form.
        package init() {}
    }

    /// An import into a register.
    package init(_ register: Register, _ context: WorkContext, _ options: Options) throws {
        self.register = register
        book = try register.codeBook()
        setup = try register.setup()
        self.context = context
        self.options = options
    }

    /// Imports what was found at a path: everything is read and checked first, then written at once.
    package func run(_ source: ImportSource) throws -> Outcome {
        try WordGuard.checked(source.name, context.language.say("fichier", "file"), at: .fileName)
        let digest = try source.files.map { try Register.digest(ofFile: $0.path) }.joined(separator: " ")
        var mode = SessionReading.Mode()
        while true {
            do {
                var (outcome, stage) = try read(source, mode)
                outcome.refusal = refusal(outcome)
                guard outcome.refusal == nil else { return outcome }
                outcome.result = stage.result
                if !isDryRun { try write(stage, source, digest, &outcome) }
                return outcome
            } catch let again as SessionReading.ReadAgain { mode = again.mode }
        }
    }

    private func read(_ source: ImportSource, _ mode: SessionReading.Mode) throws -> (Outcome, ImportStage) {
        var outcome = Outcome()
        let stage = try ImportStage(register, today: today)
        var (book, setup) = (book, setup)
        for file in source.setup {
            if ImportSource.ownName(of: file.name) == CodeTable.name {
                try readCodes(file, &book, stage)
            } else {
                try readSetup(file, book, &setup, source.isExport ? 20 : nil, stage, &outcome)
            }
        }
        // An export is the past as it was: codes and people of then may not be used any more today.
        if source.isExport { (book, setup) = (book.withoutEnds, setup.withoutEnds) }
        var sessions = VanishedSessions()
        for file in source.sessions {
            let reading = try SessionReading(
                file, profile: profile, book, setup, today: today, century: source.isExport ? 20 : nil)
            outcome.notes += reading.notes
            outcome.doubts += reading.doubts
            let report = try readSessions(reading, mode, stage, &outcome, &sessions)
            outcome.notes += report.notes
            outcome.reconciliation.add(report.reconciliation)
        }
        try askOfVanished(sessions, stage, &outcome)
        return (outcome, stage)
    }

    private func write(
        _ stage: ImportStage, _ source: ImportSource, _ digest: String, _ outcome: inout Outcome
    ) throws {
        // What an import brings can be undone; what was there before is kept whole all the same. An empty register needs
        // no backup, nor does an import that brings nothing.
        let isWriting = outcome.result.sessions + outcome.result.setUp + outcome.vanished.count > 0
        if isWriting, try register.lastSession() != nil {
            try Backups(of: register.path).make(register, because: "import")
        }
        outcome.result = try register.importing(
            stage, file: source.name, digest: digest, cancelling: outcome.vanished, checkpoint: context.checkpoint)
        if skipsBadRows, !outcome.refused.isEmpty, let file = source.sessions.first {
            let header = try SessionReading(file, profile: profile, book, setup, today: today).headerRows()
            outcome.refusedFile = try RefusedFile(context.language, options.words).write(
                outcome.refused, header: header, of: file)
        }
    }

    /// Looks for sessions of earlier imports that the tables have no more.
    private func askOfVanished(
        _ sessions: VanishedSessions, _ stage: ImportStage, _ outcome: inout Outcome
    ) throws {
        guard let months = sessions.months else { return }
        let imported = try stage.imported(in: months)
        let gone = sessions.gone(among: imported)
        guard let doubt = sessions.doubt(gone, among: imported) else { return }
        switch doubt.choice(options.answers) {
        case "annuler": outcome.vanished = gone
        case nil: outcome.doubts.append(doubt)
        default: break
        }
    }

    private func refusal(_ outcome: Outcome) -> Refusal? {
        if outcome.doubts.contains(where: \.isBlocking) { return .doubts }
        if !outcome.problems.isEmpty, !skipsBadRows { return .rows }
        return outcome.reconciliation.agrees || options.acceptsDifference ? nil : .difference
    }

    private func readCodes(_ file: SheetFile, _ book: inout CodeBook, _ stage: ImportStage) throws {
        let changes = try CodeTable.changes(file, book)
        for change in changes { stage.change(change) }
        book = book.adding(changes)
    }

    private func readSetup(
        _ file: SheetFile, _ book: CodeBook, _ setup: inout AssociationSetup, _ century: Int?, _ stage: ImportStage,
        _ outcome: inout Outcome
    ) throws {
        var unmatched = setup.costs
        var updated = setup
        var problems: [RowProblem] = []
        try SetupTables(book, setup, today: today, century: century).read(
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
                stage.setUp(item, isRetired: isRetired)
            }, problem: { problems.append($0) })
        setup = updated
        outcome.problems += problems
    }

    private func readSessions(
        _ reading: SessionReading, _ mode: SessionReading.Mode, _ stage: ImportStage, _ outcome: inout Outcome,
        _ sessions: inout VanishedSessions
    ) throws -> SessionReading.Report {
        enum Read: Sendable {
            case event(SessionTable.Event)
            case report(SessionReading.Report)
        }
        var (problems, refused, preview) = (outcome.problems, outcome.refused, outcome.preview)
        var report = SessionReading.Report()
        let (keys, isFirst) = (stage.keyCheck, stage.isFirst)
        stage.endLines()
        var lines: [Contact] = []
        try Pipeline<Read>.run(
            make: { give in
                let report = try reading.read(mode, keys.otherDay) { try give(.event($0)) }
                try give(.report(report))
            },
            take: { read in
                switch read {
                case .report(let found): report = found
                case .event(.problem(let problem)): problems.append(problem)
                case .event(.refused(let row)): refused.append(row)
                case .event(.item(let item)):
                    preview.add(item)
                    stage.setUp(item)
                case .event(.line(let line)):
                    stage.add(line)
                    lines.append(line)
                case .event(.linesEnd):
                    stage.endLines()
                    lines.removeAll()
                case .event(.session(let read)):
                    options.onSession()
                    try context.checkpoint()
                    if isDryRun { preview.add(read.session.day, read.lines.map { lines[Int($0)] }, book) }
                    if !isFirst { sessions.add(read) }
                    // Once a row is refused nothing will be written: the rest is only read.
                    guard problems.isEmpty || skipsBadRows else { return }
                    try stage.add(read.session, read.lines, key: read.key, isDerived: read.isDerived)
                }
            })
        (outcome.problems, outcome.refused, outcome.preview) = (problems, refused, preview)
        return report
    }
}
