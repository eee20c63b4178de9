import CSV
import Statistics
import Testing

@Suite struct CSVTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a;b", "\"a;b\""), ("a,b", "a,b"), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("", ""), (" x", "\" x\""),
        ("x ", "\"x \""), ("été — 😀", "été — 😀"), ("=1+1", "'=1+1"), ("+33 1", "'+33 1"), ("-5", "'-5"),
        ("@x", "'@x"), ("\t=1", "'\t=1"), ("'=1", "''=1"), ("l'eau", "l'eau"), ("'a", "'a"),
    ])
    func `a text is quoted where it must be, and never a formula`(text: String, written: String) {
        #expect(CSVText.row([.text(text)], separator: ";") == written + "\n")
    }

    @Test func `numbers keep their sign, and rows end as asked`() {
        #expect(CSVText.row([.number("-5"), .text("-5"), .number("")], end: "\r\n") == "-5,'-5,\r\n")
    }

    /// An accent that joins the character before it into one letter.
    @Test(arguments: ["a\"\u{301}b", "a;\u{301}b", "\n\u{301}", "=\u{338}1", "\"\u{301}", ";\u{20E3}", "'\u{301}=1"])
    func `an accent after a sign hides it neither from the writer nor from the reader`(text: String) throws {
        let line = CSVText.row([.text(text), .text("next")], separator: ";")
        let row = try #require(try CSVReader(separator: ";").rows(of: line).first)
        #expect(
            row.cells.count == 2 && CSVText.withoutGuard(row.cells[0]).unicodeScalars.elementsEqual(text.unicodeScalars)
        )
    }

    @Test(arguments: TableForm.allCases)
    func `any text comes back as it was`(form: TableForm) throws {
        let pieces = [
            "a", "é", "😀", "\u{301}", "\u{200D}", "\"", "'", ";", ",", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n",
            " ",
            "|", "\u{A0}", "\u{202F}", "\u{FEFF}", "\u{85}", "\u{2028}", "0",
        ]
        var random = SeededRandom(seed: 7)
        for _ in 0..<3000 {
            let texts = (0..<3).map { _ in
                (0..<random.integer(in: 0...6)).map { _ in pieces[random.integer(in: 0...pieces.count - 1)] }.joined()
            }
            let line = form.row(texts.map { .text($0) } + [.number("1")])
            let rows = try CSVReader(separator: form.separator).rows(of: line)
            let read = rows.first?.cells.dropLast().map { CSVText.withoutGuard($0) }
            #expect(
                rows.count == 1
                    && read?.elementsEqual(texts) { $0.unicodeScalars.elementsEqual($1.unicodeScalars) } == true,
                "\(texts) \(line)")
        }
    }
}
