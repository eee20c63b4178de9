import Mediation

/// Numbers and lengths of time as people write them in their tables.
enum CellReading {
    /// Heads: `12`, `1 234`, `12,0`, `3 pers.`; a cross or « oui » is one, « non » is none of them. Nil for an empty cell
    /// or a dash. Throws `EntryProblem` for anything else; « env. 12 » only counts when `acceptsApproximate`.
    static func heads(_ text: String, _ field: String, acceptsApproximate: Bool) throws -> Int? {
        if text.utf8.count < 7, let number = Int(text), number >= 0, text.utf8.first != 0x2B { return number }
        // « 1 200 » is one number, « 12 3 » is two.
        if text.firstMatch(of: #/[0-9]\s+(?![0-9]{3}(?:[^0-9]|$))[0-9]/#) != nil {
            throw EntryProblem(field, text, .notWhole)
        }
        let key = text.lowercased().filter { !$0.isWhitespace }
        if key.isEmpty || ["-", "–", "—", "/", "ras", "néant", "neant"].contains(key) { return nil }
        if let mark = mark(key) { return mark ? 1 : 0 }
        if let match = key.wholeMatch(of: #/([0-9]{1,7})(?:[.,]0+)?(?:pers\.?|personnes?|p\.?|usagers?)?/#) {
            guard let number = Int(match.1) else { throw EntryProblem(field, text, .notWhole) }
            return number
        }
        if isError(text) { throw EntryProblem(field, text, .spreadsheetError) }
        let about =
            #/(?:env\.?|environ|ca\.?|±|\+\/-|~|≈|plusde|prèsde|àpeuprès|aumoins)([0-9]{1,7})(?:pers\.?|personnes?)?\+?|([0-9]{1,7})(?:env\.?|environ|\+|\?)/#
        let words = ["unedizaine": 10, "dizaine": 10, "unequinzaine": 15, "unevingtaine": 20, "unetrentaine": 30]
        if let match = key.wholeMatch(of: about) {
            guard acceptsApproximate, let number = (match.1 ?? match.2).flatMap({ Int($0) }) else {
                throw EntryProblem(field, text, .approximate)
            }
            return number
        }
        if let number = words[key] {
            guard acceptsApproximate else { throw EntryProblem(field, text, .approximate) }
            return number
        }
        if key.wholeMatch(of: #/[0-9]+(?:-|à|ou)[0-9]+(?:pers\.?|personnes?)?/#) != nil {
            throw EntryProblem(field, text, .approximate)
        }
        throw EntryProblem(field, text, .notWhole)
    }

    /// Whole heads of a cell, for sums; nil for a cell without such a number.
    static func whole(_ text: String) -> Int? {
        guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return nil }
        return try? heads(text, "", acceptsApproximate: false)
    }

    /// Whether a cell is an answer under a theme or a trait: true for a cross or « oui », false for « non »; nil for
    /// other text. `1` and `0` are numbers.
    static func mark(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "x", "oui", "o", "vrai", "true", "yes", "✓", "✔", "✗", "☑", "ok": true
        case "non", "n", "faux", "false", "no", "☐": false
        default: nil
        }
    }

    /// Whether a cell is what a spreadsheet shows for a formula that failed, in French or English.
    static func isError(_ text: String) -> Bool {
        guard text.utf8.first == 0x23 || text.hasPrefix("Err:") else { return false }
        return text.wholeMatch(
            of: #/#(?:N\/A|N\/D|REF|VALUE|VALEUR|DIV\/0|NAME|NOM|NUM|NOMBRE|NULL|NUL|SPILL|CALC)[!?]?|Err:[0-9]{3}/#)
            != nil
    }

    /// Minutes of a cell, as the field of its column has them.
    static func minutes(_ text: String, _ target: Profile.Target, _ field: String) throws -> String {
        switch target {
        case .hours: try minutes(hours: text, field)
        case .hoursAndMinutes: try minutes(hoursAndMinutes: text, field)
        case .minutesAndSeconds: try minutes(minutesAndSeconds: text, field)
        case .seconds: try minutes(of: text, 1.0 / 60, field)
        case .days: try minutes(of: text, 7 * 60, field)
        case .halfDays: try minutes(of: text, 7 * 60 / 2, field)
        default: try minutes(text, field)
        }
    }

    /// Minutes: what entry reads (`90`, `1h30`, `1:30`, `90 min`), and `1,5 h`, `0:90`, `01:30:00`.
    static func minutes(_ text: String, _ field: String) throws -> String {
        if Minutes(typed: text) != nil { return text }
        let key = text.lowercased().filter { !$0.isWhitespace }
        if let match = key.wholeMatch(of: #/([0-9]{1,4})['’′]/#) { return String(match.1) }
        if let match = key.wholeMatch(of: #/([0-9]{1,4})[.,]0+(?:min|mn|minutes)?/#) { return String(match.1) }
        if let match = key.wholeMatch(of: #/([0-9]{1,2}[.,][0-9]{1,3})(?:h|heures?)/#) {
            return try minutes(hours: String(match.1), field)
        }
        if let match = key.wholeMatch(of: #/([0-9]{1,2})(?:heures?)([0-9]{1,2})?/#), let hours = Int(match.1) {
            return String(hours * 60 + (match.2.flatMap { Int($0) } ?? 0))
        }
        if let match = key.wholeMatch(of: #/([0-9]{1,2}):([0-9][0-9]):00/#) { return "\(match.1):\(match.2)" }
        throw EntryProblem(field, text, isError(text) ? .spreadsheetError : .minutesUnreadable)
    }

    /// Minutes of a number of hours: `1,5` is 90; `1h30` and `1:30` are read as they stand.
    static func minutes(hours text: String, _ field: String) throws -> String {
        let key = text.filter { !$0.isWhitespace }
        guard key.wholeMatch(of: #/[0-9]{1,2}(?:[.,][0-9]{1,6})?/#) != nil,
            let hours = Double(key.replacing(",", with: "."))
        else { return try minutes(text, field) }
        return String(Int((hours * 60).rounded()))
    }

    /// Minutes of hours and minutes parted by a decimal sign: `1,30` is 90, `2` is 120.
    static func minutes(hoursAndMinutes text: String, _ field: String) throws -> String {
        let key = text.filter { !$0.isWhitespace }
        guard let match = key.wholeMatch(of: #/([0-9]{1,2})(?:[.,:]([0-9]{1,2}))?(?:min|mn)?/#),
            let hours = Int(match.1)
        else { return try minutes(text, field) }
        // A spreadsheet drops the last zero: 1,3 was typed 1,30.
        let typed = match.2.map(String.init) ?? "0"
        guard let minutes = Int(typed.utf8.count == 1 ? typed + "0" : typed), minutes < 60 else {
            throw EntryProblem(field, text, .minutesUnreadable)
        }
        return String(hours * 60 + minutes)
    }

    /// Minutes of minutes and seconds: `09:45` is 10, the half minute rounded up.
    static func minutes(minutesAndSeconds text: String, _ field: String) throws -> String {
        let key = text.lowercased().filter { !$0.isWhitespace }
        guard let match = key.wholeMatch(of: #/([0-9]{1,3}):([0-9]{2})(?:min|mn|minutes)?/#),
            let minutes = Int(match.1),
            let seconds = Int(match.2), seconds < 60
        else { return try self.minutes(text, field) }
        return String(minutes + (seconds >= 30 ? 1 : 0))
    }

    /// Minutes of a number of something, the half minute rounded up; what says its own unit is read as it stands.
    private static func minutes(of text: String, _ each: Double, _ field: String) throws -> String {
        guard let number = number(text) else { return try minutes(text, field) }
        return String(Int((number * each).rounded()))
    }

    /// A number with or without decimals, no unit; nil for any other text.
    static func number(_ text: String) -> Double? {
        let key = text.filter { !$0.isWhitespace }
        guard key.wholeMatch(of: #/[0-9]{1,6}(?:[.,][0-9]{1,6})?/#) != nil else { return nil }
        return Double(key.replacing(",", with: "."))
    }

    /// Two hours in one cell: `9h-11h30`, `de 9h00 à 12h`; nil for anything else. An end before the start is the next
    /// day's.
    static func span(_ text: String) -> (start: String, minutes: Int)? {
        let key = text.lowercased().filter { !$0.isWhitespace }
        guard
            let match = key.wholeMatch(
                of: #/(?:de)?([0-9]{1,2}(?:h|:)[0-9]{0,2})(?:-|–|à|a|\/)([0-9]{1,2}(?:h|:)[0-9]{0,2})/#),
            let start = try? hour(String(match.1), ""), let end = try? hour(String(match.2), ""),
            let first = ClockTime(typed: start), let last = ClockTime(typed: end)
        else { return nil }
        return (start, length(from: first, to: last))
    }

    /// Minutes from one hour to another; an end before the start is the next day's, the session being of the day it
    /// begins.
    static func length(from start: ClockTime, to end: ClockTime) -> Int {
        let length = end.minutesSinceMidnight - start.minutesSinceMidnight
        return length >= 0 ? length : length + 1440
    }

    /// An hour of the day: `9h`, `9h30`, `09:30:00`, `2:30 PM`, `2025-03-04 09:30`.
    static func hour(_ text: String, _ field: String) throws -> String {
        if let time = ClockTime(typed: text) { return time.description }
        if let hour = TypedMoment("- " + text).hour { return hour }
        var word = text.lowercased().split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        if word.hasSuffix("h") { word += "00" }
        word = word.replacing("h", with: ":")
        if let whole = Int(word), (0...23).contains(whole) { word = "\(whole):00" }
        guard let time = ClockTime(typed: word) else { throw EntryProblem(field, text, .timeUnreadable) }
        return time.description
    }

    /// A code made of a name: letters and digits, dashes between words.
    static func slug(_ name: String) -> String {
        let words = Profile.key(name).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(words.joined(separator: "-").prefix(40))
    }
}
