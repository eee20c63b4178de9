import CCSV
import Glibc

/// One row of a delimited table, as found.
package struct CSVRow: Sendable {
    /// The cells, spaces around unquoted ones removed.
    package var cells: [String] = []
    /// Physical line the row begins on, 1 for the first of the file.
    package var line = 1

    /// An empty row.
    package init() {}
}

/// Reads delimited text (RFC 4180, and what spreadsheets make of it) through libcsv, row by row, never holding more
/// than one row: quoted cells may hold separators, doubled quotes and line breaks; blank lines are skipped; rows may
/// end in LF, CRLF or CR.
package struct CSVReader {
    /// How bytes become text.
    package enum Encoding: String, Sendable {
        case utf8 = "UTF-8"
        case windows1252 = "Windows-1252"
    }

    /// Why a text cannot be read to its end.
    package enum Failure: Error, Equatable, Sendable {
        /// A quote opened on that line is never closed.
        case unclosedQuote(line: Int)
        /// libcsv could not go on (out of memory).
        case parser(line: Int)
        /// More bytes in one cell, or more cells in one row, than the reader was told to take.
        case cellTooLong(line: Int)
        case tooManyColumns(line: Int)
    }

    private let separator: UInt8
    private let encoding: Encoding
    private let lineEnd: UInt8
    private let cellBytes: Int
    private let columns: Int

    /// A reader of text parted by one separator character of the ASCII table.
    /// - Parameters:
    ///   - lineEnd: what ends a physical line: LF (CRLF too), or CR for a text that has no LF.
    ///   - cellBytes: the most bytes a cell may have.
    ///   - columns: the most cells a row may have.
    package init(
        separator: Character = ",", encoding: Encoding = .utf8, lineEnd: UInt8 = 0x0A, cellBytes: Int = .max,
        columns: Int = .max
    ) {
        self.separator = separator.asciiValue ?? 0x2C
        self.encoding = encoding
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

    /// Reads chunk after chunk until `chunks` answers nil, calling `row` for each row. An error thrown by `row` stops
    /// the reading and is thrown on.
    /// - Parameter chunks: answers the chunk of that rank; the bytes need live until the next call only.
    package func read(
        chunks: (_ rank: Int) throws -> UnsafeRawBufferPointer?, row: (CSVRow) throws -> Void
    ) throws {
        var parser = csv_parser()
        guard csv_init(&parser, 0) == 0 else { throw Failure.parser(line: 1) }
        defer { csv_free(&parser) }
        csv_set_delim(&parser, separator)
        try withoutActuallyEscaping(row) { row in
            let state = ParserState(encoding: encoding, columns: columns, row: row)
            let context = Unmanaged.passUnretained(state).toOpaque()
            var rank = 0
            while let chunk = try chunks(rank) {
                rank += 1
                try feed(chunk, to: &parser, state, context)
            }
            // libcsv's own strictness about a last open quote would also refuse lone quotes within words.
            let fieldBegun: Int32 = 2
            guard !(parser.quoted != 0 && parser.pstate == fieldBegun) else {
                throw Failure.unclosedQuote(line: state.current.line)
            }
            csv_fini(&parser, endOfCell, endOfRow, context)
            if let error = state.error { throw error }
        }
    }

    /// Hands libcsv one physical line at a time, so that each row knows the line it begins on.
    private func feed(
        _ chunk: UnsafeRawBufferPointer, to parser: inout csv_parser, _ state: ParserState,
        _ context: UnsafeMutableRawPointer
    ) throws {
        var start = 0
        while start < chunk.count {
            let rest = UnsafeRawBufferPointer(rebasing: chunk[start...])
            guard let base = rest.baseAddress else { return }
            let length = memchr(base, Int32(lineEnd), rest.count).map { UnsafeRawPointer($0) - base + 1 } ?? rest.count
            if parser.pstate == 0 { state.current.line = state.line }
            guard csv_parse(&parser, base, length, endOfCell, endOfRow, context) == length else {
                throw Failure.parser(line: state.line)
            }
            if let error = state.error { throw error }
            guard parser.entry_pos <= cellBytes else { throw Failure.cellTooLong(line: state.current.line) }
            if rest[length - 1] == lineEnd { state.line += 1 }
            start += length
        }
    }
}

/// What libcsv's callbacks write to; lives for one reading.
private final class ParserState {
    var current = CSVRow()
    var line = 1
    var error: (any Error)?
    let encoding: CSVReader.Encoding
    let columns: Int
    let row: (CSVRow) throws -> Void

    init(encoding: CSVReader.Encoding, columns: Int, row: @escaping (CSVRow) throws -> Void) {
        self.encoding = encoding
        self.columns = columns
        self.row = row
    }
}

private func endOfCell(_ bytes: UnsafeMutableRawPointer?, _ length: Int, _ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let state = Unmanaged<ParserState>.fromOpaque(context).takeUnretainedValue()
    guard state.current.cells.count < state.columns else {
        if state.error == nil { state.error = CSVReader.Failure.tooManyColumns(line: state.current.line) }
        return
    }
    let cell = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length)
    state.current.cells.append(
        state.encoding == .utf8 ? String(decoding: cell, as: UTF8.self) : windows1252(cell))
}

private func endOfRow(_ end: Int32, _ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let state = Unmanaged<ParserState>.fromOpaque(context).takeUnretainedValue()
    if state.error == nil, !state.current.cells.allSatisfy(\.isEmpty) {
        do { try state.row(state.current) } catch { state.error = error }
    }
    state.current.cells.removeAll(keepingCapacity: true)
    state.current.line = state.line
}

/// Text of bytes in Windows-1252: Latin-1, but for 0x80...0x9F.
private func windows1252(_ bytes: UnsafeRawBufferPointer) -> String {
    let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
        let value = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
        scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(scalars)
}
