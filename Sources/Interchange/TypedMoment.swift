/// A day as a table has it, its hour and the name of its weekday taken off: « lundi 4 mars 2025 à 14h30 »,
/// `2025-03-04T14:30:12+01:00`, `3/4/2025 2:30 PM`.
struct TypedMoment {
    /// What is left for the day: numbers and a month's name, in the order written.
    private(set) var words: [String]
    /// The hour, `14:30`; nil when there is none.
    private(set) var hour: String?
    /// The day of the week, 1 (Monday) to 7; nil when it is not written.
    private(set) var weekday: Int?

    private static let weekdays: [String: Int] = [
        ["lundi", "lun", "monday", "mon"], ["mardi", "mar", "tuesday", "tue"], ["mercredi", "mer", "wednesday", "wed"],
        ["jeudi", "jeu", "thursday", "thu"], ["vendredi", "ven", "friday", "fri"],
        ["samedi", "sam", "saturday", "sat"], ["dimanche", "dim", "sunday", "sun"],
    ].enumerated().reduce(into: [:]) { days, names in for name in names.element { days[name] = names.offset + 1 } }

    init(_ text: String) {
        words = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        if words.count > 1, words[0] == "le" { words.removeFirst() }
        if words.count > 1, let found = Self.weekdays[words[0].filter { $0 != "." }] {
            // « mar 4 2025 » may be English for the fourth of March: then no other month follows.
            let isMonth = MonthNames.month(words[0]) != nil
            let hasMonth =
                words[1].contains { "/.-".contains($0) } || words.dropFirst().contains { MonthNames.month($0) != nil }
            if !isMonth || hasMonth {
                words.removeFirst()
                weekday = found
            }
        }
        // `2025-03-04T14:30:12.123+01:00`
        if words.count == 1, let mark = words[0].firstIndex(of: "t"), words[0][..<mark].last?.isNumber == true {
            words = [String(words[0][..<mark]), String(words[0][words[0].index(after: mark)...])]
        }
        takeHour()
    }

    private mutating func takeHour() {
        guard words.count > 1 else { return }
        var isAfternoon: Bool?
        if let last = words.last?.filter({ $0 != "." }), last == "am" || last == "pm" {
            isAfternoon = last == "pm"
            words.removeLast()
        }
        guard words.count > 1, let typed = words.last, let read = Self.hour(typed, isAfternoon) else { return }
        hour = read
        words.removeLast()
        // « 04/03/2025 - 14:30 », « 4 mars 2025 à 14h30 »
        if words.count > 1, let last = words.last, ["-", "–", "à", "a", "at"].contains(last) { words.removeLast() }
    }

    /// `14:30`, `14:30:12.123+01:00`, `14h30`, `2:30pm` as `HH:MM`; nil for what is no hour.
    private static func hour(_ typed: String, _ afternoon: Bool?) -> String? {
        var (text, isAfternoon) = (typed, afternoon)
        for (suffix, value) in [("am", false), ("pm", true)] where text.hasSuffix(suffix) {
            (text, isAfternoon) = (String(text.dropLast(2)), value)
        }
        if text.hasSuffix("z") { text.removeLast() }
        // « 09:30-11:30 » is no hour of a zone: only seconds are followed by one behind Greenwich.
        let hasSeconds = text.prefix { $0 != "-" }.count { $0 == ":" } == 2
        if let zone = text.firstIndex(where: { $0 == "+" || ($0 == "-" && hasSeconds) }) {
            text = String(text[..<zone])
        }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
        guard (2...3).contains(parts.count), let first = Int(parts[0]), parts[0].count <= 2,
            let minutes = parts[1].isEmpty ? 0 : Int(parts[1]), (0..<60).contains(minutes), parts[1].count != 1
        else { return nil }
        if parts.count == 3 {
            let seconds = parts[2].prefix { $0 != "." && $0 != "," }
            guard seconds.count == 2, let number = Int(seconds), (0..<60).contains(number) else { return nil }
        }
        var hours = first
        if let isAfternoon {
            guard (1...12).contains(hours) else { return nil }
            hours = hours % 12 + (isAfternoon ? 12 : 0)
        }
        guard (0..<24).contains(hours) else { return nil }
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}
