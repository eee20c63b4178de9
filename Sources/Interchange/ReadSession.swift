import Mediation

/// A session read from a table, all its rows good.
package struct ReadSession: Sendable {
    /// The session.
    package let session: Session
    /// What names it in the table.
    package let key: String
    /// Whether the key was made of the row: several sessions may then have it.
    package let isDerived: Bool
}
