import CSV
import Testing

@Suite struct CSVReaderTests {
    @Test func `quoted cells keep separators, quotes and line breaks, and rows know their line`() throws {
        let rows = try CSVReader(separator: ";").rows(of: "a;b\r\n\"x;1\";\"say \"\"hi\"\"\nthere\"\r\n\r\nlast;2")
        #expect(rows.map(\.cells) == [["a", "b"], ["x;1", "say \"hi\"\nthere"], ["last", "2"]])
        #expect(rows.map(\.line) == [1, 2, 5])
    }

    @Test func `a quote never closed is refused`() {
        #expect(throws: CSVReader.Failure.self) { try CSVReader().rows(of: "a,b\n1,\"two\n3,4\n") }
    }

    @Test(arguments: ["=1+1", "+33", "-5", "@x", "a,b", "say \"hi\""])
    func `text that a spreadsheet would run is written as text`(text: String) {
        let row = CSVText.row([.text(text)])
        #expect(!row.hasPrefix("=") && !row.hasPrefix("+") && !row.hasPrefix("-") && !row.hasPrefix("@"))
    }
}

/// Cells and rows that begin or end in an unusual way.
extension CSVReaderTests {
    @Test func `a cell that goes on after its closing quote is read as Python's csv reads it`() throws {
        let rows = try CSVReader(separator: ";").rows(of: "a;b\n\"Mon bilan\" commence;2\nx \"y\" z;\"3\" \n")
        #expect(rows.map(\.cells) == [["a", "b"], ["Mon bilan commence", "2"], ["x \"y\" z", "3"]])
    }

    @Test func `a quote that would take the next rows into its cell is refused with its line`() {
        let text = "a;b;c\n1;2;\"note\n4;5;6\n7;8;\"9\"\n"
        #expect(throws: CSVReader.Failure.unclosedQuote(line: 2)) { try CSVReader(separator: ";").rows(of: text) }
    }

    @Test func `a text cut anywhere gives the same rows`() throws {
        let text = "a;b;c\r\n1; \"x;\"\"y\"\"\r\nz\" ;3\r\n\r\n;;\r\né;5;6"
        let whole = try CSVReader(separator: ";").rows(of: text)
        #expect(whole.map(\.cells) == [["a", "b", "c"], ["1", "x;\"y\"\r\nz", "3"], ["é", "5", "6"]])
        #expect(whole.map(\.line) == [1, 2, 6] && whole.map(\.lastLine) == [1, 3, 6])
        let bytes = Array(text.utf8)
        for cut in 1..<bytes.count {
            let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
            var rows: [CSVRow] = []
            let buffers = parts.map { part in
                let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: part.count, alignment: 1)
                buffer.copyBytes(from: part)
                return buffer
            }
            defer { for buffer in buffers { buffer.deallocate() } }
            try CSVReader(separator: ";").read(
                chunks: { $0 < 2 ? UnsafeRawBufferPointer(buffers[$0]) : nil }, row: { rows.append($0) })
            #expect(rows.map(\.cells) == whole.map(\.cells) && rows.map(\.lastLine) == whole.map(\.lastLine), "\(cut)")
        }
    }
}

/// What a reader is given that no honest table holds.
extension CSVReaderTests {
    @Test func `rows of CR alone are read, spaces around cells are left out, spaces within quotes kept`() throws {
        let rows = try CSVReader(separator: ";", lineEnd: 0x0D).rows(of: "a;b\r 1 ;\" 2 \"\r\r3;4")
        #expect(rows.map(\.cells) == [["a", "b"], ["1", " 2 "], ["3", "4"]])
        #expect(rows.map(\.line) == [1, 2, 4])
    }

    @Test func `a cell, a row over the limit are refused with their line`() {
        let reader = CSVReader(separator: ";", cellBytes: 4, columns: 3)
        #expect(throws: CSVReader.Failure.cellTooLong(line: 2)) { try reader.rows(of: "a;b\n12345;1\n") }
        #expect(throws: CSVReader.Failure.cellTooLong(line: 2)) { try reader.rows(of: "a;b\n\"123\n45\";1\n") }
        #expect(throws: CSVReader.Failure.tooManyColumns(line: 3)) { try reader.rows(of: "a\nb\n1;2;3;4\n") }
        #expect(throws: Never.self) { try reader.rows(of: "1234;1;2\n") }
    }

    @Test func `the error of whoever takes the rows stops the reading and comes back`() {
        struct Enough: Error {}
        var taken = 0
        let text = [UInt8]("a\nb\nc\n".utf8)
        #expect(throws: Enough.self) {
            try text.withUnsafeBytes { bytes in
                try CSVReader().read(chunks: { $0 == 0 ? bytes : nil }) { _ in
                    taken += 1
                    if taken == 2 { throw Enough() }
                }
            }
        }
        #expect(taken == 2)
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", ";;;\n", "\"\"\n", " \n\t\n"])
    func `a text without anything has no row`(text: String) throws {
        #expect(try CSVReader(separator: ";").rows(of: text).isEmpty)
    }
}
