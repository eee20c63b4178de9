/// What an import did, or would do.
package struct ImportResult: Sendable, Hashable {
    /// Sessions added.
    package var sessions = 0
    /// Heads in the lines of the sessions added.
    package var contacts = 0
    /// Sessions of the file that were already there, equal.
    package var unchanged = 0
    /// Keys of sessions that are there with another content: left as they are.
    package var changed: [String] = []
    /// Setup rows and codes written.
    package var setUp = 0

    /// Nothing done yet.
    package init() {}
}
