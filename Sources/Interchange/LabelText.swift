import Mediation

/// Names, titles and labels that are printed on screens and reports.
package enum LabelText {
    /// The most characters a label may have.
    package static let length = 200

    /// The label without the spaces around it, or the reason to refuse it: empty, too long, or with a character that is
    /// not seen and changes what is: a control character, a direction override, a mark of width zero; a word that counts
    /// keep for themselves; or pointing to a person.
    package static func checked(_ text: String, _ field: String, at door: WordDoor) throws -> String {
        let text = text.trimmingSpaces()
        guard !text.isEmpty else { throw EntryProblem(field, "", .missing) }
        guard text.count <= length else {
            throw EntryProblem(field, String(text.prefix(30)) + "…", .tooLong(length))
        }
        if let hidden = text.unicodeScalars.first(where: isHidden) {
            let digits = String(hidden.value, radix: 16, uppercase: true)
            let shown = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }))
            let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            throw EntryProblem(field, shown, .hiddenCharacter(name))
        }
        guard !ReservedWords.contain(text) else { throw EntryProblem(field, text, .codeReserved) }
        return try WordGuard.checked(text, field, at: door)
    }

    /// Whether a scalar is not seen and has no place in a label. Joiners (U+200C, U+200D) are letters' business.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
