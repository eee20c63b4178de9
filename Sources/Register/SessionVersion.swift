import Mediation

/// One version of a session and the writes that made and closed it.
package struct SessionVersion: Sendable, Hashable {
    /// The session as this version has it.
    package let stored: StoredSession
    /// The write that made it.
    package let since: JournalEntry?
    /// The write that replaced or cancelled it; nil while it stands.
    package let until: JournalEntry?
}
