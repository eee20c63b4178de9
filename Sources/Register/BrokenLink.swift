import Mediation

/// The first entry whose link does not hold.
package struct BrokenLink: Sendable, Hashable {
    /// Number of the entry.
    package let entry: Int64
    /// What does not hold.
    package let why: Sentence
}
