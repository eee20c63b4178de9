import Mediation
import Output
import Register

/// The periods closed today, in the order they were closed.
package struct ClosedPeriods: Answer {
    private let closings: [(period: Period, entry: JournalEntry)]

    /// Takes them from a register.
    package init(in register: Register) throws { closings = try register.snapshot { try $0.closings() } }

    /// Each period, when it was closed and why.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "closed": .list(
                closings.map { closing in
                    [
                        "period": .period(closing.period), "closedAt": .text(closing.entry.madeAt),
                        "reason": .text(closing.entry.reason),
                    ]
                })
        ]
    }

    /// A table; one sentence without any.
    package func text(_ language: Language) -> String {
        guard !closings.isEmpty else { return language.say("Aucune période close.\n", "No closed period.\n") }
        let head = [
            language.say("Période", "Period"), language.say("Close le", "Closed on"), language.say("Raison", "Reason"),
        ]
        let rows = closings.map {
            ["\($0.period.start) – \($0.period.last)", String($0.entry.madeAt.prefix(10)), $0.entry.reason ?? ""]
        }
        return TextTable.lines([head] + rows, wordColumns: 3).joined(separator: "\n") + "\n"
    }
}
