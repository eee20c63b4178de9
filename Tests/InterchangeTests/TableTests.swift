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
