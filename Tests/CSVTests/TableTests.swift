import CSV
import Testing

@Suite struct TableTests {
    @Test(arguments: ["code,label\na,Un\nb,\"Deux, trois\"\n", "\u{FEFF}code;label\r\na;Un\r\nb;\"Deux, trois\"\r\n"])
    func `a catalogue is read by the names of its columns, whoever saved it`(text: String) throws {
        let table = try Table(csv: text)
        #expect(table.header == ["code", "label"] && table.rows.map { $0["code"] } == ["a", "b"])
        #expect(table.rows[1]["label"] == "Deux, trois" && table.rows[1]["absent"] == "" && table.rows[1].line == 3)
    }

    @Test func `a cell of several values is parted, an empty one has none`() throws {
        let table = try Table(csv: "code,parts\na,x|y|z\nb,\n")
        #expect(table.rows[0].list("parts") == ["x", "y", "z"] && table.rows[1].list("parts") == [])
    }

    @Test func `a row of another width is refused with its line, an empty text too`() {
        #expect(throws: Table.Failure.wrongWidth(line: 3, found: 1, expected: 2)) { try Table(csv: "a,b\n1,2\n3\n") }
        #expect(throws: Table.Failure.wrongWidth(line: 2, found: 3, expected: 2)) { try Table(csv: "a,b\n1,2,3\n") }
        #expect(throws: Table.Failure.empty) { try Table(csv: "\n\n") }
    }
}

@Suite struct TableFormTests {
    @Test func `open data is for programs, the other form for a French spreadsheet`() {
        let cells = { (form: TableForm) in
            form.row([.text("é"), form.number("1.5"), form.day("2025-03-04"), form.boolean(true)])
        }
        #expect(cells(.opendata) == "é,1.5,2025-03-04,true\n")
        #expect(cells(.excelFr) == "é;1,5;04/03/2025;oui\r\n")
        #expect(TableForm.opendata.mark.isEmpty && TableForm.excelFr.mark == "\u{FEFF}")
        #expect(TableForm.excelFr.row([TableForm.excelFr.day(""), TableForm.excelFr.boolean(false)]) == ";non\r\n")
    }
}
