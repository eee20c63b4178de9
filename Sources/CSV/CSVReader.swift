import Glibc

/// One row of a delimited table, as found.
package struct CSVRow: Sendable {
    /// The cells, spaces around unquoted ones removed.
    package var cells: [String] = []
    /// Physical line the row begins on, 1 for the first of the file.
    package var line = 1
    /// Physical line the row ends on: `line`, unless a quoted cell holds line breaks.
    package var lastLine = 1

    /// An empty row.
    package init() {}
}

/// Reads delimited UTF-8 text (RFC 4180, and what spreadsheets make of it) row by row, never holding more than one row:
/// quoted cells may hold separators, doubled quotes and line breaks; blank rows are skipped; rows end in LF, CRLF or CR.
///
/// A cell that goes on after its closing quote is read as Python's `csv` does: `"My note" begins` is `My note begins`. A
/// quote that is opened and takes whole rows into its cell is refused: no row is swallowed.
package struct CSVReader {
    /// Why a text cannot be read to its end.
    package enum Failure: Error, Equatable, Sendable {
        /// A quote opened on that line is never closed, or closed only after other rows.
        case unclosedQuote(line: Int)
        /// More bytes in one cell, or more cells in one row, than the reader accepts.
        case cellTooLong(line: Int)
        case tooManyColumns(line: Int)
    }

    private let separator: UInt8
    private let lineEnd: UInt8
    private let cellBytes: Int
    private let columns: Int

    /// A reader of text parted by one separator character of the ASCII table.
    /// - Parameters:
    ///   - lineEnd: what ends a physical line: LF (CRLF too), or CR for a text that has no LF.
    ///   - cellBytes: the most bytes a cell may have.
    ///   - columns: the most cells a row may have.
    package init(
        separator: Character = ",", lineEnd: UInt8 = 0x0A, cellBytes: Int = .max, columns: Int = .max
    ) {
        self.separator = separator.asciiValue ?? 0x2C
        self.lineEnd = lineEnd
        self.cellBytes = cellBytes
        self.columns = columns
    }

    /// All rows of a short text, such as a compiled-in catalogue.
    package func rows(of text: String) throws -> [CSVRow] {
        var rows: [CSVRow] = []
        var text = text
        try text.withUTF8 { bytes in
            try read(chunks: { $0 == 0 ? UnsafeRawBufferPointer(bytes) : nil }) { rows.append($0) }
        }
        return rows
    }

    /// Reads chunk after chunk until `chunks` returns nil, calling `row` for each row. An error thrown by `row` stops
    /// the reading and is thrown on.
    /// - Parameter chunks: returns the chunk of that rank; the bytes need live until the next call only.
    package func read(
        chunks: (_ rank: Int) throws -> UnsafeRawBufferPointer?, row: (CSVRow) throws -> Void
    ) throws {
        try readRecords(chunks: chunks) { try row($0.row) }
    }

    /// The same, each row as bytes that live until the next one, unless they are kept.
    package func readRecords(
        chunks: (_ rank: Int) throws -> UnsafeRawBufferPointer?, _ row: (CSVRecord) throws -> Void
    ) throws {
        var parser = CSVParser(separator: separator, cellBytes: cellBytes, columns: columns)
        /// The beginning of a line whose end is in the next chunk.
        var partial: [UInt8] = []
        var rank = 0
        while let chunk = try chunks(rank) {
            rank += 1
            var start = 0
            while start < chunk.count {
                let rest = UnsafeRawBufferPointer(rebasing: chunk[start...])
                guard let base = rest.baseAddress, let end = memchr(base, Int32(lineEnd), rest.count) else {
                    partial += rest
                    break
                }
                let length = UnsafeRawPointer(end) - base + 1
                let line = UnsafeRawBufferPointer(rebasing: rest[..<length])
                if partial.isEmpty {
                    try parser.consume(line, row)
                } else {
                    partial += line
                    try partial.withUnsafeBytes { try parser.consume($0, row) }
                    partial.removeAll(keepingCapacity: true)
                }
                start += length
            }
        }
        if !partial.isEmpty { try partial.withUnsafeBytes { try parser.consume($0, row) } }
        try parser.finish(row)
    }
}
