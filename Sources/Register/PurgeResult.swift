/// What a purge takes out, or would.
package struct PurgeResult: Sendable, Hashable {
    /// Versions of sessions, those cancelled or replaced included.
    package var versions = 0
    /// Heads in the lines of those that stood.
    package var passages = 0
    /// Remarks.
    package var comments = 0
}
