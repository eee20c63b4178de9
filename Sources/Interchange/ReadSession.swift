import Mediation

/// A session read from a table, with the rows it was made of.
package struct ReadSession: Sendable {
    /// The session.
    package let session: Session
    /// What its rows share in the table.
    package let key: String
    /// Whether the key was made from the row, so that several sessions may have it.
    package let isDerived: Bool
    /// Name of the table, for people.
    let table: String
    /// Title of the column that holds the key.
    let keyTitle: String
    /// Its rows as found, one or more, none of them refused.
    let rows: [RefusedRow]

    /// What to report when the register refuses the key: the reason at the session's first row, and every row of the
    /// session to be given back.
    /// - Parameter reason: why the key is refused.
    package func refused(_ reason: EntryProblem.Reason) -> (problem: RowProblem, rows: [RefusedRow]) {
        let problem = EntryProblem(keyTitle, key, reason)
        let given = rows.enumerated().map { rank, row in
            RefusedRow(line: row.line, cells: row.cells, problem: rank == 0 ? problem : nil)
        }
        return (RowProblem(file: table, line: rows.first?.line ?? 0, problem: problem), given)
    }
}
