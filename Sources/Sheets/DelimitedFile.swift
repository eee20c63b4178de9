import CSV

/// A delimited text file whose form was found by looking at it once.
struct DelimitedFile: Sendable {
    let path: String
    let separator: Character
    let encoding: TextEncoding
    /// What is wrong with its letters; nil for nothing.
    let fault: TextFault?
    /// Lines on which some letters are mended, the first ones.
    let mendedLines: [Int]
    /// What ends a row: LF, or CR alone.
    private let lineEnd: UInt8
    /// Bytes before the first row: the mark of the encoding, and the row `sep=;` some programs write.
    private let prologueLength: Int

    init(_ path: String) throws {
        self.path = path
        let bytes = try FileBytes(path)
        var sniffer = TextSniffer()
        while let chunk = bytes.next() { try sniffer.consume(chunk) }
        guard !sniffer.isEmpty else { throw FileProblem.Reason.empty }
        encoding = bytes.wideEncoding ?? (sniffer.isUTF8 ? .utf8 : TextEncoding.likely(sniffer.highBytes))
        lineEnd = sniffer.hasLineFeed ? 0x0A : 0x0D
        let head = DelimitedHead(sniffer.head, lineEnd: lineEnd)
        (separator, prologueLength) = (head.separator, head.prologueLength)
        fault =
            encoding != .utf8 ? nil : sniffer.strays > 0 ? .strayBytes : sniffer.isEncodedTwice ? .encodedTwice : nil
        guard let fault else {
            mendedLines = []
            return
        }
        let mended = try FileBytes(path, as: encoding, mending: fault)
        while mended.next() != nil {}
        mendedLines = mended.mendedLines
    }

    /// Calls `record` for every row that is not blank.
    func read(_ record: (CSVRecord) throws -> Void) throws {
        let bytes = try FileBytes(path, as: encoding, mending: fault)
        let reader = CSVReader(
            separator: separator, lineEnd: lineEnd, cellBytes: SheetLimits.cellBytes, columns: SheetLimits.columns)
        // A row `sep=;` is line 1 of the file.
        let offset = prologueLength > 3 ? 1 : 0
        do {
            try reader.readRecords(
                chunks: { rank in
                    bytes.next().map {
                        rank == 0 ? UnsafeRawBufferPointer(rebasing: $0[min(prologueLength, $0.count)...]) : $0
                    }
                },
                { found in
                    guard offset > 0 else { return try record(found) }
                    var moved = found
                    moved.line += offset
                    moved.lastLine += offset
                    try record(moved)
                })
        } catch let failure as CSVReader.Failure {
            switch failure {
            case .unclosedQuote(let line): throw FileProblem.Reason.unclosedQuote(line: line)
            case .cellTooLong(let line): throw FileProblem.Reason.cellTooLong(line: line)
            case .tooManyColumns(let line): throw FileProblem.Reason.tooManyColumns(line: line)
            }
        }
    }
}
