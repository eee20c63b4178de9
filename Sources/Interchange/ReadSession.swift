import Mediation

/// A session read from a table, all its rows good.
package struct ReadSession: Sendable {
    /// The session without its contacts.
    package let session: Session
    /// Its contact lines, in order, by their number among those given before.
    package let lines: [Int32]
    /// Heads in its contact lines.
    package let passages: Int
    /// What names it in the table.
    package let key: String
    /// Whether the key was made of the row: several sessions may then have it.
    package let isDerived: Bool

    init(_ read: OpenSession, _ session: Session, _ known: ContactLines) {
        (self.session, lines, key, isDerived) = (session, read.lines, read.key, read.isDerived)
        passages = lines.reduce(0) { $0 + known.contacts[Int($1)].count }
    }
}
