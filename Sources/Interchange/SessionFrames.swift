import Mediation

/// The different sessions of a table but for their day, each read once: who, where, how long are few in a table of many
/// sessions.
struct SessionFrames {
    /// What the cells of rows say, and by its number the session, with the days on which all it names may be used.
    private var texts = TextInterner()
    private var frames: [(session: Session, span: Period)?] = []
    private var key: [UInt8] = []
    private static let limit = 65_536
    private static let columns = SessionColumn.ofSession.filter { $0 != .day && $0 != .comment }

    /// The session of a row, without its people. Throws `EntryProblem`.
    /// - Parameter draft: the row, when it is not known.
    mutating func session(
        of cells: RowCells, _ reader: EntryReader, _ draft: () throws -> SessionDraft
    ) throws -> Session {
        // A remark is read each time; without a length, the row itself does not tell all of the session.
        guard cells.isEmpty(.comment), !cells.isEmpty(.minutes) else { return try reader.frame(draft()) }
        key.removeAll(keepingCapacity: true)
        for column in Self.columns { cells.append(column, to: &key) }
        let text = key.withUnsafeBytes { texts.number($0) }
        if text == frames.count { frames.append(nil) }
        if let frame = frames[text], let day = try? reader.day(cells[.day], "day"), frame.span.contains(day) {
            var session = frame.session
            session.day = day
            return session
        }
        let session = try reader.frame(draft())
        if frames.count >= Self.limit {
            removeAll()
        } else {
            frames[text] = reader.span(of: session).map { (session, $0) }
        }
        return session
    }

    /// Forgets them: what is set up has changed.
    mutating func removeAll() {
        texts.removeAll()
        frames = []
    }
}
