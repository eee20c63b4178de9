/// A text as words, numbers, spaces and signs: what the marks of a person are looked for in.
struct WordRun {
    /// A piece of the text.
    struct Piece {
        enum Kind { case word, number, space, sign }
        let kind: Kind
        let text: Substring
        /// The text in small letters.
        let low: String

        var isCapitalised: Bool { text.first?.isUppercase ?? false }
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var start = text.startIndex
        while start < text.endIndex {
            let kind = Self.kind(text[start])
            var end = text.index(after: start)
            while end < text.endIndex {
                let next = text[end]
                // The department of Corsica in a social-security number: 2A, 2B.
                let isCorsican =
                    kind == .number && (next == "A" || next == "B") && text[start..<end].last == "2"
                    && !(text.index(after: end) < text.endIndex && text[text.index(after: end)].isLetter)
                guard isCorsican || (Self.kind(next) == kind && kind != .sign) else { break }
                end = text.index(after: end)
            }
            pieces.append(Piece(kind: kind, text: text[start..<end], low: text[start..<end].lowercased()))
            start = end
        }
        self.pieces = pieces
    }

    private static func kind(_ character: Character) -> Piece.Kind {
        if character.isASCII, character.isNumber { return .number }
        if character.isLetter { return .word }
        return character.isWhitespace ? .space : .sign
    }

    /// The piece at a position, nil outside the text.
    func piece(_ position: Int) -> Piece? { pieces.indices.contains(position) ? pieces[position] : nil }

    /// The position of the next word, over spaces and signs of a set; nil when something else stands before it.
    func nextWord(from position: Int, over signs: Set<String> = []) -> Int? {
        var position = position
        while let piece = piece(position) {
            if piece.kind == .word { return position }
            guard piece.kind == .space || signs.contains(piece.low) else { return nil }
            position += 1
        }
        return nil
    }

    /// The word before a position, over spaces, hyphens and apostrophes.
    func wordBefore(_ position: Int) -> String? {
        var position = position - 1
        while let piece = piece(position) {
            if piece.kind == .word { return piece.low }
            guard piece.kind == .space || ["-", "'", "’"].contains(piece.low) else { return nil }
            position -= 1
        }
        return nil
    }

    /// The text from one position to another, both included.
    func text(_ first: Int, _ last: Int) -> String { pieces[first...last].map(\.text).joined() }
}
