import Mediation

/// Sessions ready to be written, packed, so that a file of a million lines is held in memory between its reading and its
/// writing: each different contact line is kept once (`PackedLines`), a session names its lines by number. Whole numbers
/// are written seven bits a byte, texts once each.
struct PackedSessions: Sendable {
    /// What a session is found by.
    struct Header: Sendable {
        /// Its key in the file.
        let key: String
        let isDerived: Bool
        let fingerprint: StoredFingerprint
    }

    /// Whole sessions, a megabyte each or so.
    private var chunks: [[UInt8]] = []
    private static let chunkLength = 1 << 20
    private(set) var texts = TextInterner()
    private(set) var lines = PackedLines()
    /// Number of sessions.
    private(set) var count = 0
    /// Bytes the sessions take, their texts not counted.
    var byteCount: Int { chunks.reduce(lines.byteCount) { $0 + $1.count } }
    /// The session being packed: its memory is taken again by the next.
    private var prepared = PreparedSession(digest: SessionDigest(high: 0, low: 0))
    private var content: [UInt8] = []

    /// Adds a contact line, numbered after the one before.
    mutating func add(_ line: Contact) { lines.add(line, &texts) }

    /// Numbers of lines begin at 0 again.
    mutating func endLines() { lines.end() }

    /// The digest of a session whose contacts are lines.
    mutating func digest(_ session: Session, _ numbers: [Int32]) -> SessionDigest {
        content.removeAll(keepingCapacity: true)
        content += session.canonicalHead.utf8
        for number in numbers { content += lines.text(number) }
        if !session.effects.isEmpty { content += session.canonicalEnd.utf8 }
        return SessionDigest(of: content)
    }

    /// Adds a session under its key.
    /// - Parameters:
    ///   - numbers: its contact lines; the session itself has no contact.
    ///   - entryMode: how it was noted.
    mutating func add(
        _ session: Session, _ numbers: [Int32], _ digest: SessionDigest, _ header: Header, entryMode: String
    ) {
        if chunks.isEmpty || chunks[chunks.count - 1].count >= Self.chunkLength {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(Self.chunkLength + 4096)
        }
        var chunk = chunks.removeLast()
        chunk.append(packed: UInt64(header.key.utf8.count) << 1 | (header.isDerived ? 1 : 0))
        chunk += header.key.utf8
        chunk.append(packed: UInt64(bitPattern: Int64(header.fingerprint.day)))
        withUnsafeBytes(of: (digest.high, digest.low)) { chunk += $0 }
        prepared.removeAll()
        prepared.add(session, entryMode: entryMode)
        for part in SessionPart.ofSession {
            chunk.append(packed: UInt64(prepared[part].count))
            for cell in prepared[part] { chunk.append(packed: texts.code(cell, prepared.texts)) }
        }
        chunk.append(packed: UInt64(numbers.count))
        for number in numbers { chunk.append(packed: UInt64(lines.start + Int(number))) }
        chunks.append(chunk)
        count += 1
    }

    /// Gives each session's header, in order.
    func forEachHeader(_ body: (Header) throws -> Void) rethrows {
        for chunk in chunks {
            var reader = PackedReader(chunk[...])
            while !reader.isAtEnd {
                try body(header(&reader).0)
                for _ in SessionPart.ofSession { reader.skip(Int(reader.number())) }
                reader.skip(Int(reader.number()))
            }
        }
    }

    /// Gives each session in order, and lets its memory go. Its texts lie in `texts`.
    mutating func removeAll(_ body: (Header, PreparedSession) throws -> Void) rethrows {
        chunks.reverse()
        while let chunk = chunks.popLast() {
            var reader = PackedReader(chunk[...])
            while !reader.isAtEnd {
                let (header, digest) = header(&reader)
                prepared.removeAll()
                prepared.digest = digest
                for part in SessionPart.ofSession {
                    for _ in 0..<reader.number() { prepared[part].append(texts.cell(reader.number())) }
                }
                for line in 0..<reader.number() {
                    lines.unpack(Int(reader.number()), line: Int64(line) + 1, texts, into: &prepared)
                }
                try body(header, prepared)
            }
        }
        count = 0
    }

    private func header(_ reader: inout PackedReader) -> (Header, SessionDigest) {
        let mark = reader.number()
        let key = String(decoding: reader.bytes(Int(mark >> 1)), as: UTF8.self)
        let day = Int32(truncatingIfNeeded: reader.number())
        let digest = reader.bytes(32).withUnsafeBytes { bytes in
            SessionDigest(
                high: bytes.loadUnaligned(as: UInt128.self),
                low: bytes.loadUnaligned(fromByteOffset: 16, as: UInt128.self))
        }
        let fingerprint = StoredFingerprint(digest: digest, day: day)
        return (Header(key: key, isDerived: mark & 1 == 1, fingerprint: fingerprint), digest)
    }
}
