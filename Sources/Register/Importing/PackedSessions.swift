import Mediation

/// Sessions ready to be written, packed: a contact line takes some twenty bytes, so that a file of a million lines is
/// held in memory between its reading and its writing. Whole numbers are written seven bits a byte, texts once each.
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
    private var texts = TextInterner()
    private static let chunkLength = 1 << 20
    /// Number of sessions.
    private(set) var count = 0
    /// Bytes the sessions take, their texts not counted.
    var byteCount: Int { chunks.reduce(0) { $0 + $1.count } }

    /// Adds a session under its key.
    mutating func add(_ session: PreparedSession, _ header: Header) {
        if chunks.isEmpty || chunks[chunks.count - 1].count >= Self.chunkLength {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(Self.chunkLength + 4096)
        }
        var chunk = chunks.removeLast()
        Self.append(UInt64(header.key.utf8.count) << 1 | (header.isDerived ? 1 : 0), to: &chunk)
        chunk += header.key.utf8
        Self.append(UInt64(bitPattern: Int64(header.fingerprint.day)), to: &chunk)
        chunk += Self.bytes(ofHexadecimal: session.digest)
        session.texts.bytes.withUnsafeBufferPointer { all in
            for cells in session.rows {
                Self.append(UInt64(cells.count), to: &chunk)
                for cell in cells { Self.append(code(cell, all), to: &chunk) }
            }
        }
        chunks.append(chunk)
        count += 1
    }

    /// 0 for nothing; odd for a number, its sign in the next bit; even for the number of a text.
    private mutating func code(_ cell: Cells.Cell, _ all: UnsafeBufferPointer<UInt8>) -> UInt64 {
        switch cell.length {
        case Cells.Cell.null: return 0
        case Cells.Cell.number:
            return UInt64(bitPattern: cell.value << 1 ^ cell.value >> 63) << 1 | 1
        default:
            let start = Int(cell.value)
            let text = UnsafeBufferPointer(rebasing: all[start..<start + Int(cell.length)])
            return UInt64(texts.number(text) + 1) << 1
        }
    }

    private static func append(_ number: UInt64, to chunk: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            chunk.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        chunk.append(UInt8(truncatingIfNeeded: rest))
    }

    /// 32 bytes, whatever the digits.
    private static func bytes(ofHexadecimal digest: String) -> [UInt8] {
        let digits = digest.utf8
        var bytes: [UInt8] = []
        for half in [digits.prefix(32), digits.dropFirst(32).prefix(32)] {
            let number = StoredFingerprint.number(half)
            for shift in stride(from: 120, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> UInt128(shift)))
            }
        }
        return bytes
    }

    /// Gives each session's header, in order.
    func forEachHeader(_ body: (Header) throws -> Void) rethrows {
        for chunk in chunks {
            var reader = Reader(chunk)
            while !reader.isAtEnd {
                try body(reader.header().0)
                reader.skipCells()
            }
        }
    }

    /// Gives each session in order, and lets its memory go.
    mutating func removeAll(_ body: (Header, PreparedSession) throws -> Void) rethrows {
        chunks.reverse()
        while let chunk = chunks.popLast() {
            var reader = Reader(chunk)
            while !reader.isAtEnd {
                let (header, digest) = reader.header()
                var session = PreparedSession(digest: digest)
                for part in session.rows.indices {
                    let length = Int(reader.number())
                    session.rows[part].reserveCapacity(length)
                    for _ in 0..<length { session.rows[part].append(cell(reader.number(), &session.texts)) }
                }
                try body(header, session)
            }
        }
        count = 0
    }

    private func cell(_ code: UInt64, _ cells: inout Cells) -> Cells.Cell {
        if code == 0 { return .nothing }
        let rest = code >> 1
        guard code & 1 == 1 else { return cells.cell(bytes: texts[Int(rest) - 1]) }
        return cells.cell(Int64(bitPattern: rest >> 1) ^ -Int64(bitPattern: rest & 1))
    }

    /// Reads what `add` wrote.
    private struct Reader {
        private let chunk: [UInt8]
        private var position = 0

        init(_ chunk: [UInt8]) { self.chunk = chunk }

        var isAtEnd: Bool { position >= chunk.count }

        mutating func number() -> UInt64 {
            var (number, shift): (UInt64, UInt64) = (0, 0)
            while true {
                let byte = chunk[position]
                position += 1
                number |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return number }
                shift += 7
            }
        }

        private mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
            defer { position += count }
            return chunk[position..<position + count]
        }

        mutating func header() -> (Header, digest: String) {
            let mark = number()
            let key = String(decoding: bytes(Int(mark >> 1)), as: UTF8.self)
            let day = Int32(truncatingIfNeeded: number())
            let digest = Register.hexadecimal(bytes(32))
            let fingerprint = StoredFingerprint(digest: digest, day: day)
            return (Header(key: key, isDerived: mark & 1 == 1, fingerprint: fingerprint), digest)
        }

        mutating func skipCells() {
            for _ in SessionPart.allCases { for _ in 0..<number() { _ = number() } }
        }
    }
}
