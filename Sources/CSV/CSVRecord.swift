import Glibc

/// One row of a delimited table as bytes: who reads millions of rows makes a text only of the cells not met before.
package struct CSVRecord: Sendable {
    /// Where each cell lies in the bytes.
    private var places: [Range<Int>] = []
    private var bytes: [UInt8] = []
    /// Physical line the row begins on, 1 for the first of the file.
    package var line = 1
    /// Physical line the row ends on.
    package var lastLine = 1

    /// A row without a cell.
    package init() {}

    /// A row read otherwise, cell by cell.
    package init(_ row: CSVRow) {
        (line, lastLine) = (row.line, row.lastLine)
        for cell in row.cells { append(cell.utf8) }
    }

    /// Number of cells.
    package var count: Int { places.count }
    /// Whether it has no cell with a text.
    var isBlank: Bool { places.allSatisfy { $0.isEmpty } }
    /// The row with a text for each cell.
    package var row: CSVRow {
        var row = CSVRow()
        (row.cells, row.line, row.lastLine) = (places.indices.map { self[$0] }, line, lastLine)
        return row
    }

    /// The text of a cell; empty for a cell the row does not have, as rows may end early.
    package subscript(position: Int) -> String {
        guard has(position) else { return "" }
        let place = places[position]
        return bytes.withUnsafeBytes { String(decoding: UnsafeRawBufferPointer(rebasing: $0[place]), as: UTF8.self) }
    }

    private func has(_ position: Int) -> Bool { position >= 0 && position < places.count }

    /// Whether a cell has no text.
    package func isEmpty(_ position: Int) -> Bool { !has(position) || places[position].isEmpty }

    /// Whether some cell begins with a byte.
    package func hasCell(beginningWith byte: UInt8) -> Bool {
        bytes.contains(byte) && places.contains { !$0.isEmpty && bytes[$0.lowerBound] == byte }
    }

    /// Whether a cell has the same bytes as that of another row.
    package func isEqual(_ position: Int, to other: CSVRecord) -> Bool {
        guard has(position), other.has(position) else { return isEmpty(position) && other.isEmpty(position) }
        let (own, theirs) = (places[position], other.places[position])
        guard own.count == theirs.count else { return false }
        return bytes.withUnsafeBytes { left in
            other.bytes.withUnsafeBytes { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                return memcmp(left + own.lowerBound, right + theirs.lowerBound, own.count) == 0
            }
        }
    }

    /// Adds the bytes of a cell after those of others, with their number before: no two rows of cells give the same.
    package func append(_ position: Int, to key: inout [UInt8]) {
        let place = has(position) ? places[position] : 0..<0
        withUnsafeBytes(of: UInt32(place.count)) { key += $0 }
        key += bytes[place]
    }

    // MARK: - Made by the parser

    mutating func append(_ cell: some Collection<UInt8>) {
        let start = bytes.count
        bytes += cell
        places.append(start..<bytes.count)
    }

    /// Takes a whole line without a quote, whose cells are parted by one byte: spaces and tabs around them are left out.
    mutating func split(_ line: UnsafeRawBufferPointer, by separator: UInt8) {
        let start = bytes.count
        bytes += line
        var cell = 0
        // Eight bytes at a time: a byte that is the separator becomes 0x80, any other 0.
        let (low, pattern) = (UInt64(0x7F7F_7F7F_7F7F_7F7F), UInt64(separator) &* 0x0101_0101_0101_0101)
        var position = 0
        while position + 8 <= line.count {
            let word = UInt64(littleEndian: line.loadUnaligned(fromByteOffset: position, as: UInt64.self)) ^ pattern
            var found = ~((word & low) &+ low | word | low)
            while found != 0 {
                let end = position + found.trailingZeroBitCount >> 3
                add(cell..<end, of: line, at: start)
                cell = end + 1
                found &= found &- 1
            }
            position += 8
        }
        while position < line.count {
            if line[position] == separator {
                add(cell..<position, of: line, at: start)
                cell = position + 1
            }
            position += 1
        }
        add(cell..<line.count, of: line, at: start)
    }

    private mutating func add(_ cell: Range<Int>, of line: UnsafeRawBufferPointer, at start: Int) {
        let place = Self.trimmed(cell, of: line)
        places.append(start + place.lowerBound..<start + place.upperBound)
    }

    /// A cell without the spaces and tabs around it; a tab that parts cells is never within.
    static func trimmed(_ cell: Range<Int>, of line: UnsafeRawBufferPointer) -> Range<Int> {
        var (start, end) = (cell.lowerBound, cell.upperBound)
        while start < end, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
        while end > start, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    /// Makes room for the next row in the same memory, unless somebody keeps this one.
    mutating func removeAll() {
        places.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Bytes of the longest cell.
    var longestCell: Int { places.reduce(0) { max($0, $1.count) } }
}
