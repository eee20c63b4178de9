import Mediation

/// The guard of every door where words enter (`WordDoor`).
package enum WordGuard {
    /// The most characters of a remark or a reason.
    private static let noteLength = 200

    /// The words as they are, or the reason to refuse them: they point to a person. The problem shows the beginning of
    /// what was seen, not the whole.
    @discardableResult
    package static func checked(_ text: String, _ field: String, at door: WordDoor) throws -> String {
        if let seen = door.sightings(in: text).first {
            throw EntryProblem(field, seen.excerpt, .looksLikeAPerson(seen.mark, door))
        }
        return text
    }

    /// A remark or a reason without the spaces around it; 200 characters at most.
    package static func note(_ text: String, _ field: String, at door: WordDoor) throws -> String {
        let text = text.trimmingSpaces()
        guard text.count <= noteLength else {
            throw EntryProblem(field, String(text.prefix(30)) + "…", .tooLong(noteLength))
        }
        return try checked(text, field, at: door)
    }

    /// Refuses a file whose words are printed, at the first line that points to a person: `texte.md:12`.
    package static func checkLines(of text: String, _ path: String) throws {
        for (number, line) in zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)) {
            try checked(String(line), "\(path):\(number)", at: .reportText)
        }
    }

    /// The key of a session in a file, or the reason to refuse it. A file has many: those that cannot hold a mark are let
    /// through unread.
    static func key(_ key: String, _ field: String) throws -> String {
        guard !isUUID(key) else { return key }
        var digits = 0
        for byte in key.utf8 {
            if (0x30...0x39).contains(byte) { digits += 1 }
            // An at sign, the `m` of a civility, a letter that is not ASCII, the digits of a telephone number.
            if byte == 0x40 || byte | 0x20 == 0x6D || byte >= 0x80 || digits >= 10 {
                return try checked(key, field, at: .key)
            }
        }
        return key
    }

    private static func isUUID(_ key: String) -> Bool {
        key.utf8.count == 36
            && key.utf8.allSatisfy {
                $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
            }
    }
}
