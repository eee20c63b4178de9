/// How the bytes of a delimited text become letters. The raw value is the name people know.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16"
    case utf16BigEndian = "UTF-16 (grand-boutiste)"
    case windows1252 = "Windows-1252"
    case macRoman = "MacRoman"
    case cp850 = "CP850"

    /// The name glibc's iconv knows it by.
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .windows1252: "CP1252"
        case .macRoman: "MACINTOSH"
        case .cp850: "IBM850"
        }
    }

    /// Whether each byte is one letter.
    var isSingleByte: Bool { [.windows1252, .macRoman, .cp850].contains(self) }

    /// The encoding that makes the most likely French of the bytes at or above 0x80, each with the byte before it;
    /// Windows-1252 when nothing tells. Text with a capital or a sign in the middle of a word is unlikely.
    static func likely(_ pairs: [(before: UInt8, byte: UInt8)]) -> TextEncoding {
        let french = Set("éèàçêôîûùâëïüœæÉÈÀÇÊÔÎÛÂŒ".unicodeScalars)
        let signs = Set("«»’‘“”–—…€°·²³ \u{A0}".unicodeScalars)
        func score(_ encoding: TextEncoding) -> Int {
            let letters = encoding.highLetters
            return pairs.reduce(0) { sum, pair in
                guard let letter = letters[pair.byte] else { return sum - 3 }
                let isInWord = (0x61...0x7A).contains(pair.before)
                if french.contains(letter) { return sum + (isInWord && letter.properties.isUppercase ? -1 : 2) }
                if signs.contains(letter) { return sum + (isInWord && letter != "’" && letter != "\u{A0}" ? 0 : 1) }
                return sum + (letter.properties.isLowercase ? 0 : -1)
            }
        }
        var best = (encoding: TextEncoding.windows1252, score: score(.windows1252))
        for encoding in [TextEncoding.macRoman, .cp850] {
            let score = score(encoding)
            if score > best.score { best = (encoding, score) }
        }
        return best.encoding
    }

    /// The letter of each byte at or above 0x80 that has one; none where the system has no table for the encoding.
    var highLetters: [UInt8: Unicode.Scalar] {
        guard let converter = try? TextConverter(self) else { return [:] }
        var letters: [UInt8: Unicode.Scalar] = [:]
        for byte in UInt8(0x80)...0xFF {
            let before = converter.replaced
            var bytes: [UInt8] = []
            [byte].withUnsafeBytes { converter.convert($0, into: &bytes) }
            if converter.replaced == before {
                letters[byte] = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
            }
        }
        return letters
    }
}
