/// What every error a person can meet must say. Each room has its own small enum.
package protocol Problem: Error, Sendable {
    /// Stable code `E-…`.
    var code: String { get }
    /// What is wrong, and where; names no command, option or route.
    var message: Sentence { get }
    /// What to do about it.
    var remedy: Remedy { get }
    /// What kind of trouble it is.
    var category: ProblemCategory { get }
}

/// The kind of trouble a problem is. A front end makes an exit status or an HTTP status of it.
package enum ProblemCategory: Sendable, Hashable {
    /// What was asked or given is wrong.
    case usage
    /// Nothing answers to what was asked.
    case notFound
    /// What is already there contradicts it.
    case conflict
    /// Another program holds the file.
    case busy
    /// The disk is full, read-only or failing.
    case storage
    /// The file is foreign, newer or damaged.
    case unusableFile
    /// A rule of the association or of the data forbids it: a closed period, a report that may not leave.
    case forbidden
    /// The person or the system stopped it.
    case interrupted
    /// A fault of the program or of a tool it needs.
    case unexpected
}
