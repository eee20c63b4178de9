import Glibc

/// Parts physical lines into cells: the state of `CSVReader` between two lines.
struct CSVParser {
    private enum State { case cellStart, unquoted, quoted, afterQuote }

    private let separator: UInt8
    private let cellBytes: Int
    private let columns: Int
    private var state = State.cellStart
    private var row = CSVRecord()
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
    mutating func consume(_ bytes: UnsafeRawBufferPointer, _ emit: (CSVRecord) throws -> Void) throws {
        defer { line += 1 }
        if state == .cellStart, row.count == 0 {
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
    mutating func finish(_ emit: (CSVRecord) throws -> Void) throws {
        guard state != .quoted else { throw CSVReader.Failure.unclosedQuote(line: row.line) }
        line -= 1
        if state != .cellStart || row.count > 0 { try endCellAndRow(emit) }
    }

    /// Cells of a line without quotes.
    private mutating func split(_ bytes: UnsafeRawBufferPointer) throws {
        row.split(bytes, by: separator)
        guard row.count <= columns else { throw CSVReader.Failure.tooManyColumns(line: row.line) }
        guard bytes.count <= cellBytes || row.longestCell <= cellBytes else {
            throw CSVReader.Failure.cellTooLong(line: row.line)
        }
    }

    private mutating func parse(_ bytes: UnsafeRawBufferPointer, _ emit: (CSVRecord) throws -> Void) throws {
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
                    if state == .unquoted || row.count > 0 { try endCellAndRow(emit) }
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

    private mutating func endCellAndRow(_ emit: (CSVRecord) throws -> Void) throws {
        try endCell()
        try endRow(emit)
    }

    private mutating func endCell() throws {
        guard row.count < columns else { throw CSVReader.Failure.tooManyColumns(line: row.line) }
        // What was quoted is kept as it is.
        let text = cell.withUnsafeBytes {
            state == .afterQuote ? 0..<$0.count : CSVRecord.trimmed(0..<$0.count, of: $0)
        }
        guard text.count <= cellBytes else { throw CSVReader.Failure.cellTooLong(line: row.line) }
        row.append(cell[text])
        cell.removeAll(keepingCapacity: true)
        spaces.removeAll(keepingCapacity: true)
        state = .cellStart
    }

    private mutating func endRow(_ emit: (CSVRecord) throws -> Void) throws {
        if !row.isBlank {
            row.lastLine = line
            width = max(width, row.count)
            try emit(row)
        }
        row.removeAll()
        row.line = line
        state = .cellStart
    }
}
