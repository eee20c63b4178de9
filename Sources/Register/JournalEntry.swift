import GRDB
import Mediation

/// One write, as the journal keeps it.
package struct JournalEntry: Sendable, Hashable {
    /// Its number, from 1, without a gap.
    package let id: Int64
    /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
    package let madeAt: String
    /// The command, e.g. `record`.
    package let verb: String
    /// What was written, without content.
    package let object: String
    /// Why, when one was asked for.
    package let reason: String?
    /// Who wrote it: a mediator's code or an account of the computer; nil when not known.
    package let author: String?
    /// The file read, without its folder, for an import.
    package let fileName: String?
    /// Whether a later entry took it back.
    package let isUndone: Bool
    /// SHA-256 that ties it to all entries before it; nil in a register of version 1.
    package let chainDigest: String?

    /// Who wrote it, within a sentence.
    package var byline: Sentence {
        author.map { Sentence($0, $0) } ?? Sentence("quelqu’un (auteur non noté)", "someone (author not noted)")
    }

    init(_ row: Row) throws {
        id = try row.read("id")
        madeAt = try row.read("made_at")
        verb = try row.read("verb")
        object = try row.read("object")
        reason = try row.read("reason")
        author = row.hasColumn("author") ? try row.read("author") : nil
        fileName = try row.read("file_name")
        isUndone = try row.read("undone_by") as Int64? != nil
        chainDigest = row.hasColumn("chain_digest") ? try row.read("chain_digest") : nil
    }
}
