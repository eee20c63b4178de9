/// Decimal numbers as people type them in France, read digit by digit.
package enum DecimalText {
    /// Why a typed number was refused.
    package enum Failure: Error, Equatable, Sendable {
        /// Not a number without sign and with at most two decimals.
        case unreadable
        /// `1.234` or `1,234`: a thousand for one reader, one and a bit for another.
        case ambiguous
    }

    /// The largest number read, in hundredths: twelve digits before the sign.
    package static let largest: Int64 = 99_999_999_999_999

    /// The number times one hundred. Accepts a trailing `€` or `euros`; both decimal signs; groups of three parted by
    /// a space, U+00A0 or U+202F.
    package static func hundredths(_ text: String) throws(Failure) -> Int64 {
        var text = Substring(text)
        for suffix in ["€", "euros", "euro", "EUR"] where text.hasSuffix(suffix) {
            text = text.dropLast(suffix.count)
            break
        }
        let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
        while let last = text.last, spaces.contains(last) { text.removeLast() }
        while let first = text.first, spaces.contains(first) { text.removeFirst() }

        let signs = text.filter { $0 == "," || $0 == "." }
        guard signs.count <= 1 else { throw .unreadable }
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
        guard let whole = parts.first else { throw .unreadable }

        let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: { spaces.contains($0) })
        guard groups.allSatisfy(isDigits), let lead = groups.first, groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.count == 1 || lead.count <= 3
        else { throw .unreadable }
        let digits = groups.joined()
        guard digits.count <= 12, let units = Int64(digits) else { throw .unreadable }

        guard parts.count == 2 else { return units * 100 }
        guard isDigits(parts[1]) else { throw .unreadable }
        if parts[1].count == 3, groups.count == 1, lead.count <= 3, lead != "0" { throw .ambiguous }
        guard parts[1].count <= 2, let fraction = Int64(parts[1]) else { throw .unreadable }
        return units * 100 + (parts[1].count == 1 ? fraction * 10 : fraction)
    }

    /// A number of hundredths with a dot: `12`, `12.5`, `12.05`; always two decimals when `padded`.
    package static func text(hundredths: Int64, padded: Bool = false) -> String {
        let sign = hundredths < 0 ? "-" : ""
        let magnitude = hundredths.magnitude
        let fraction = Int(magnitude % 100)
        let two = fraction < 10 ? "0\(fraction)" : "\(fraction)"
        if padded { return "\(sign)\(magnitude / 100).\(two)" }
        if fraction == 0 { return "\(sign)\(magnitude / 100)" }
        return "\(sign)\(magnitude / 100).\(fraction % 10 == 0 ? String(fraction / 10) : two)"
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
