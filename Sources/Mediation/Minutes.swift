/// A length of time in whole minutes.
package struct Minutes: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Zero or more.
    package let value: Int

    /// A length of `value` minutes.
    package init(_ value: Int) { self.value = value }

    /// What one session may last, bounds included: 5 minutes to 12 hours (field study, session record).
    package static let ofASession = 5...720

    /// Reads minutes (`90`, `90 min`) or hours and minutes (`1h30`, `1 h 30`, `2h`, `1:30`); nil for anything else,
    /// a sign, or more than four digits.
    package init?(typed text: String) {
        var text = text.lowercased().filter { !" \u{A0}\u{202F}".contains($0) }
        for suffix in ["minutes", "minute", "mins", "min", "mn"] where text.hasSuffix(suffix) {
            text.removeLast(suffix.count)
            break
        }
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "h" || $0 == ":" })
        let isColon = text.contains(":")
        func number(_ part: Substring) -> Int? {
            guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return Int(part)
        }
        switch parts.count {
        case 1:
            guard let minutes = number(parts[0]) else { return nil }
            value = minutes
        case 2:
            guard let hours = number(parts[0]) else { return nil }
            if parts[1].isEmpty, !isColon {
                value = hours * 60
            } else {
                guard parts[1].count == 2, let minutes = number(parts[1]), minutes < 60 else { return nil }
                value = hours * 60 + minutes
            }
        default: return nil
        }
    }

    /// The number of minutes, in digits.
    package var description: String { String(value) }

    /// Whether the left length is the shorter.
    package static func < (left: Minutes, right: Minutes) -> Bool { left.value < right.value }
}
