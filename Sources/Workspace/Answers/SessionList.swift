import CSV
import Interchange
import Mediation
import Nomenclature
import Output
import Register

/// The sessions of a period, with the names of what they tell of.
package struct SessionList: Answer {
    /// The sessions, by day; empty when the selection has none.
    package let sessions: [StoredSession]
    /// Heads of each session that the selection means: of its themes, where it asks for themes.
    private let passages: [Int]
    /// What purges took out of the period, whatever the selection: what it held cannot be told any more.
    private let purges: [PurgedSessions]
    private let period: Period?
    private let book: CodeBook
    private let setup: AssociationSetup

    /// Takes the sessions meant from a register, all of one instant.
    /// - Parameter period: nil for every day.
    package init(of period: Period?, _ selection: SessionSelection, in register: Register) throws {
        self.period = period
        (book, setup, sessions, passages, purges) = try register.snapshot { snapshot in
            let (book, setup) = (try snapshot.codeBook(), try snapshot.setup())
            let filter = try selection.filter(book, setup)
            let sessions = try snapshot.sessions(in: period, filter: filter)
            return (
                book, setup, sessions, try snapshot.passages(of: sessions, filter: filter),
                try snapshot.purges(in: period)
            )
        }
    }

    /// Why there is none.
    package var problem: SelectionProblem? {
        guard sessions.isEmpty else { return nil }
        return purges.first.map { .nothingLeft(period, $0) } ?? .nothingSelected(period)
    }

    /// The period and the sessions of the contract.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "period": period.map { .period($0) } ?? .null,
            "sessions": .list(sessions.map { SessionJSON.object($0) }), "purged": .list(purges.map(\.json)),
        ]
    }

    /// One line a session, then one a purge.
    package func text(_ language: Language) -> String {
        let head = [
            language.say("Jour", "Day"), language.say("N°", "No."), language.say("Type", "Kind"),
            language.say("Lieu", "Place"), language.say("Médiatrices", "Mediators"), "min",
            language.say("Passages", "Visits"),
        ]
        let rows = zip(sessions, passages).map { stored, passages in
            let session = stored.session
            return [
                session.day.description, String(stored.number),
                book[.kind, session.kind]?.label.text(language) ?? session.kind,
                setup.places[session.place]?.name ?? session.place, session.mediators.joined(separator: " "),
                session.minutes.description, String(passages),
            ]
        }
        return (TextTable.lines([head] + rows, wordColumns: 5) + purges.map { $0.words.text(language) })
            .joined(separator: "\n") + "\n"
    }

    /// The text of `sessions.csv`, given to `write` one session at a time.
    package func writeCSV(_ write: (String) throws -> Void) rethrows {
        try write(CSVText.row(SessionColumn.contract.map { .text($0.name) }, separator: ";"))
        for session in sessions {
            try write(SessionRows.rows(session).map { CSVText.row($0.map { .text($0) }, separator: ";") }.joined())
        }
    }
}
