import Mediation

/// The different contact lines of an import, packed: a file has few of them, whatever its length.
struct PackedLines: Sendable {
    /// The cells of each line, without its rank in its session.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Of the lines numbered now, what they add to the canonical text of their session.
    private var texts: [[UInt8]] = []
    /// Of the lines numbered now, how many heads they count.
    private var heads: [Int] = []
    /// How many lines came before the first of those numbered now.
    private(set) var start = 0
    /// Bytes the lines take, their texts not counted.
    var byteCount: Int { bytes.count + ends.count * MemoryLayout<Int>.size }

    /// Adds a line, numbered after the one before.
    mutating func add(_ line: Contact, _ interner: inout TextInterner) {
        texts.append(Array(line.canonicalText.utf8))
        heads.append(line.count)
        var prepared = PreparedSession(digest: SessionDigest(high: 0, low: 0))
        prepared.add(line, line: 1)
        for part in SessionPart.ofContact {
            let width = part.width - 1
            bytes.append(packed: UInt64(prepared[part].count / width))
            for (rank, cell) in prepared[part].enumerated() where rank % width > 0 {
                bytes.append(packed: interner.code(cell, prepared.texts))
            }
        }
        ends.append(bytes.count)
    }

    /// Numbers begin at 0 again.
    mutating func end() {
        texts.removeAll()
        heads.removeAll()
        start = ends.count
    }

    /// What a line adds to the canonical text of its session.
    func text(_ number: Int32) -> [UInt8] { texts[Int(number)] }

    /// Heads of a line.
    func heads(_ number: Int32) -> Int { heads[Int(number)] }

    /// Puts the rows of a line among those of a session.
    /// - Parameters:
    ///   - place: its number, those before `start` counted.
    ///   - line: its rank in the session, 1 and up.
    func unpack(_ place: Int, line: Int64, _ interner: TextInterner, into session: inout PreparedSession) {
        var reader = PackedReader(bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
        let rank = Cells.Cell(length: Cells.Cell.number, value: line)
        for part in SessionPart.ofContact {
            for _ in 0..<reader.number() {
                session[part].append(rank)
                for _ in 2..<part.width { session[part].append(interner.cell(reader.number())) }
            }
        }
    }
}
