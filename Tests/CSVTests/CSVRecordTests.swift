import Testing

@testable import CSV

/// Rows kept as bytes say what rows of texts say.
@Suite struct CSVRecordTests {
    private static func records(_ text: String, separator: Character = ";") throws -> [CSVRecord] {
        var records: [CSVRecord] = []
        try Array(text.utf8).withUnsafeBytes { bytes in
            try CSVReader(separator: separator).readRecords(chunks: { $0 == 0 ? bytes : nil }) { records.append($0) }
        }
        return records
    }

    @Test(arguments: [
        "a;b;c\n1;;3\n", ";;;\n;x;\n", "a\n", "long long cell;  trimmed\t ;é\r\nlast;row", "\"q;1\";\"a\"\"b\";c\n",
        "12345678;1234567;123456789;;;;;;;;\n", " ; ;a \n", "\"two\nlines\";x\n",
    ])
    func `a record has the cells of its row`(text: String) throws {
        let rows = try CSVReader(separator: ";").rows(of: text)
        let records = try Self.records(text)
        #expect(records.map(\.row.cells) == rows.map(\.cells))
        #expect(records.map(\.line) == rows.map(\.line) && records.map(\.lastLine) == rows.map(\.lastLine))
        for (record, row) in zip(records, rows) {
            #expect((0..<record.count).map { record[$0] } == row.cells)
            #expect(CSVRecord(row).row.cells == row.cells)
            for (position, cell) in row.cells.enumerated() { #expect(record.isEmpty(position) == cell.isEmpty) }
        }
    }

    @Test func `cells are compared and keyed by their bytes, those beyond the end as empty`() throws {
        let records = try Self.records("ab;c;'x\na;bc;\nab;;\n")
        #expect(records[0].isEqual(0, to: records[2]) && !records[0].isEqual(0, to: records[1]))
        #expect(records[1].isEqual(2, to: records[0]) == false && records[1].isEqual(2, to: records[2]))
        #expect(records[0].isEqual(7, to: records[1]) && records[0][7].isEmpty && records[0].isEmpty(7))
        func key(_ record: CSVRecord) -> [UInt8] {
            var key: [UInt8] = []
            for position in 0..<2 { record.append(position, to: &key) }
            return key
        }
        // « ab » and « c » are not « a » and « bc ».
        #expect(key(records[0]) != key(records[1]))
        #expect(records[0].hasCell(beginningWith: 0x27) && !records[1].hasCell(beginningWith: 0x27))
    }

    @Test func `a record kept is not changed by the next`() throws {
        var kept: [CSVRecord] = []
        let text = (0..<100).map { "\($0);x\($0)" }.joined(separator: "\n")
        try Array(text.utf8).withUnsafeBytes { bytes in
            try CSVReader(separator: ";").readRecords(chunks: { $0 == 0 ? bytes : nil }) { record in
                if record.line % 3 == 0 { kept.append(record) }
            }
        }
        #expect(kept.map { $0[1] } == stride(from: 2, to: 100, by: 3).map { "x\($0)" })
    }
}
