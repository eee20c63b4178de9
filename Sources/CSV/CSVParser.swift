import Glibc

/// Parts physical lines into cells: the state of `CSVReader` between two lines.
struct CSVParser {
    private enum State { case cellStart, unquoted, quoted, afterQuote }

    private let separator: UInt8
    private let cellBytes: Int
    private let columns: Int
    private var state = State.cellStart
    private var row = CSVRow()
    private var cell: [UInt8] = []
    /// Spaces met after a closing quote: part of the cell only when text follows them.
    private var spaces: [UInt8] = []
    private var line = 1
    /// Cells of the widest row so far.
    private var width = 0

    init(separator: UInt8, cellBytes: Int, columns: Int) {
        (self.separator, self.cellBytes, self.columns) = (separator, cellBytes, columns)
    }

    /// Takes one physical line, its end included where it has one.
    mutating func consume(_ bytes: UnsafeRawBufferPointer, _ emit: (CSVRow) throws -> Void) throws {
        defer { line += 1 }
        if state == .cellStart, row.cells.isEmpty {
            row.line = line
            if let base = bytes.baseAddress, memchr(base, 0x22, bytes.count) == nil {
                // The usual line: no quote, and CR only before its end.
                var end = bytes.count
                while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
                if memchr(base, 0x0D, end) == nil {
                    try split(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
                    return try endRow(emit)
                }
            }
        }
        if state == .quoted { try refuseSwallowedRow(bytes) }
        try parse(bytes, emit)
    }

    /// The end of the text: the last row may have no line end.
    mutating func finish(_ emit: (CSVRow) throws -> Void) throws {
        guard state != .quoted else { throw CSVReader.Failure.unclosedQuote(line: row.line) }
        line -= 1
        if state != .cellStart || !row.cells.isEmpty { try endCellAndRow(emit) }
    }

    /// Cells of a line without quotes.
    private mutating func split(_ bytes: UnsafeRawBufferPointer) throws {
        var start = 0
        while true {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            let end = rest.baseAddress.flatMap { base in
                memchr(base, Int32(separator), rest.count).map { UnsafeRawPointer($0) - base }
            }
            try add(trimmed(UnsafeRawBufferPointer(rebasing: rest[..<(end ?? rest.count)])))
            guard let end else { return }
            start += end + 1
        }
    }

    private mutating func parse(_ bytes: UnsafeRawBufferPointer, _ emit: (CSVRow) throws -> Void) throws {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let isEnd = byte == 0x0A || byte == 0x0D
            switch state {
            case .quoted:
                // Up to the next quote, whatever lies between.
                let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
                let length = rest.firstIndex(of: 0x22) ?? rest.count
                cell += rest[..<length]
                guard cell.count <= cellBytes else { throw CSVReader.Failure.cellTooLong(line: row.line) }
                if length < rest.count { state = .afterQuote }
                position += length + 1
                continue
            case .afterQuote:
                if byte == 0x22, spaces.isEmpty {
                    cell.append(byte)
                    state = .quoted
                } else if isEnd || byte == separator {
                    try endCell()
                    if isEnd { try endRow(emit) }
                } else if byte == 0x20 || byte == 0x09 {
                    spaces.append(byte)
                } else {
                    cell += spaces
                    cell.append(byte)
                    spaces.removeAll(keepingCapacity: true)
                    state = .unquoted
                }
            case .cellStart, .unquoted:
                if isEnd {
                    // The LF of a CRLF, and blank lines, begin no cell.
                    if state == .unquoted || !row.cells.isEmpty { try endCellAndRow(emit) }
                } else if byte == separator {
                    try endCell()
                } else if state == .cellStart, byte == 0x22 {
                    cell.removeAll(keepingCapacity: true)
                    state = .quoted
                } else {
                    // Spaces before a quote are left out; before a word they are trimmed with it.
                    cell.append(byte)
                    if byte != 0x20, byte != 0x09 { state = .unquoted }
                }
            }
            position += 1
        }
        guard cell.count <= cellBytes else { throw CSVReader.Failure.cellTooLong(line: row.line) }
    }

    /// A line within an open quote that has as many separators as a row: the quote was not meant to be one.
    private func refuseSwallowedRow(_ bytes: UnsafeRawBufferPointer) throws {
        let inside = bytes.prefix { $0 != 0x22 }
        guard width >= 3, inside.count(where: { $0 == separator }) >= width - 1 else { return }
        throw CSVReader.Failure.unclosedQuote(line: row.line)
    }

    private mutating func endCellAndRow(_ emit: (CSVRow) throws -> Void) throws {
        try endCell()
        try endRow(emit)
    }

    private mutating func endCell() throws {
        if state == .afterQuote {
            try add(String(decoding: cell, as: UTF8.self))
        } else {
            try add(cell.withUnsafeBytes { trimmed($0) })
        }
        cell.removeAll(keepingCapacity: true)
        spaces.removeAll(keepingCapacity: true)
        state = .cellStart
    }

    private mutating func add(_ text: String) throws {
        guard row.cells.count < columns else { throw CSVReader.Failure.tooManyColumns(line: row.line) }
        guard text.utf8.count <= cellBytes else { throw CSVReader.Failure.cellTooLong(line: row.line) }
        row.cells.append(text)
    }

    private mutating func endRow(_ emit: (CSVRow) throws -> Void) throws {
        if !row.cells.allSatisfy(\.isEmpty) {
            row.lastLine = line
            width = max(width, row.cells.count)
            try emit(row)
        }
        row.cells.removeAll(keepingCapacity: true)
        row.line = line
        state = .cellStart
    }

    /// The text without the spaces and tabs around it; a tab that parts cells is never within.
    private func trimmed(_ bytes: UnsafeRawBufferPointer) -> String {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
}
