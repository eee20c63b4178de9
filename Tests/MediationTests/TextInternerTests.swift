import Testing

@testable import Mediation

@Suite struct TextInternerTests {
    private static func number(_ text: String, _ interner: inout TextInterner) -> Int {
        Array(text.utf8).withUnsafeBytes { interner.number($0) }
    }

    @Test func `each text has one number, and is found by it`() {
        var interner = TextInterner()
        let texts = ["", "a", "12345678", "123456789", "a\u{0}", "é"] + (0..<5_000).map { "texte \($0)" }
        for (rank, text) in texts.enumerated() { #expect(Self.number(text, &interner) == rank) }
        for (rank, text) in texts.enumerated() {
            #expect(Self.number(text, &interner) == rank)
            #expect(String(decoding: interner.bytes[interner.place(rank)], as: UTF8.self) == text)
        }
        #expect(interner.count == texts.count)
        interner.removeAll()
        #expect(interner.count == 0 && Self.number("é", &interner) == 0)
    }
}
