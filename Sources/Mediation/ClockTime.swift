/// An hour of the day as the wall clock shows it, to the minute; no zone.
package struct ClockTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 0...1439, minutes since midnight.
    package let minutesSinceMidnight: Int

    /// Reads `9:00`, `09:00`, `9h`, `9h30`, and `09:00:00` as spreadsheets save it, its seconds left out; nil for
    /// anything else or beyond 23:59:59.
    package init?(typed text: String) {
        let parts = text.lowercased().split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
        guard (2...3).contains(parts.count), let hour = Self.digits(parts[0]), hour < 24 else { return nil }
        if parts.count == 3 { guard let seconds = Self.digits(parts[2], exactly: 2), seconds < 60 else { return nil } }
        let minute = parts[1].isEmpty && text.lowercased().hasSuffix("h") ? 0 : Self.digits(parts[1], exactly: 2)
        guard let minute, minute < 60 else { return nil }
        minutesSinceMidnight = hour * 60 + minute
    }

    private static func digits(_ text: Substring, exactly count: Int? = nil) -> Int? {
        guard (1...2).contains(text.count), count == nil || text.count == count,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }

    /// `HH:MM`.
    package var description: String {
        let hour = minutesSinceMidnight / 60
        let minute = minutesSinceMidnight % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// Whether the left hour comes first in the day.
    package static func < (left: ClockTime, right: ClockTime) -> Bool {
        left.minutesSinceMidnight < right.minutesSinceMidnight
    }
}
