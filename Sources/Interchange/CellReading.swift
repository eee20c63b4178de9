import Mediation

/// Numbers and lengths of time as people write them in their tables.
enum CellReading {
    /// Heads: `12`, `1 234`, `12,0`, `3 pers.`; in a column of counts, a cross is one. Nil for an empty cell or a dash.
    /// Throws `EntryProblem` for anything else; « env. 12 » only counts when `acceptsApproximate`.
    static func heads(_ text: String, _ field: String, acceptsApproximate: Bool) throws -> Int? {
        if text.utf8.count < 7, let number = Int(text), number >= 0 { return number }
        let key = text.lowercased().filter { !$0.isWhitespace }
        if key.isEmpty || ["-", "–", "—", "/", "ras", "néant", "neant"].contains(key) { return nil }
        if ["x", "oui", "✓", "✔"].contains(key) { return 1 }
        if let match = key.wholeMatch(of: #/([0-9]{1,7})(?:[.,]0+)?(?:pers\.?|personnes?|p\.?|usagers?)?/#) {
            guard let number = Int(match.1) else { throw EntryProblem(field, text, .notWhole) }
            return number
        }
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

    /// Minutes: what entry reads (`90`, `1h30`, `1:30`, `90 min`), and `1,5 h`, `0:90`, `01:30:00`.
    static func minutes(_ text: String, _ field: String) throws -> String {
        if Minutes(typed: text) != nil { return text }
        let key = text.lowercased().filter { !$0.isWhitespace }
        if let match = key.wholeMatch(of: #/([0-9]{1,4})[.,]0+(?:min|mn|minutes)?/#) { return String(match.1) }
        if let match = key.wholeMatch(of: #/([0-9]{1,2}[.,][0-9]{1,3})(?:h|heures?)/#) {
            return try minutes(hours: String(match.1), field)
        }
        if let match = key.wholeMatch(of: #/([0-9]{1,2})(?:heures?)([0-9]{1,2})?/#), let hours = Int(match.1) {
            return String(hours * 60 + (match.2.flatMap { Int($0) } ?? 0))
        }
        if let match = key.wholeMatch(of: #/([0-9]{1,2}):([0-9][0-9]):00/#) { return "\(match.1):\(match.2)" }
        throw EntryProblem(field, text, .minutesUnreadable)
    }

    /// Minutes of a number of hours: `1,5` is 90; `1h30` and `1:30` are read as they stand.
    static func minutes(hours text: String, _ field: String) throws -> String {
        let key = text.filter { !$0.isWhitespace }
        guard key.wholeMatch(of: #/[0-9]{1,2}(?:[.,][0-9]{1,3})?/#) != nil,
            let hours = Double(key.replacing(",", with: "."))
        else { return try minutes(text, field) }
        return String(Int((hours * 60).rounded()))
    }

    /// Two hours in one cell: `9h-11h30`, `de 9h00 à 12h`; nil for anything else.
    static func span(_ text: String) -> (start: String, minutes: Int)? {
        let key = text.lowercased().filter { !$0.isWhitespace }
        guard
            let match = key.wholeMatch(
                of: #/(?:de)?([0-9]{1,2}(?:h|:)[0-9]{0,2})(?:-|–|à|a|\/)([0-9]{1,2}(?:h|:)[0-9]{0,2})/#),
            let start = try? hour(String(match.1), ""), let end = try? hour(String(match.2), ""),
            let first = ClockTime(typed: start), let last = ClockTime(typed: end)
        else { return nil }
        return (start, last.minutesSinceMidnight - first.minutesSinceMidnight)
    }

    /// An hour of the day: `9h`, `9h30`, `09:30:00`, `2025-03-04 09:30`.
    static func hour(_ text: String, _ field: String) throws -> String {
        var word = text.lowercased().split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        if word.hasSuffix(":00"), word.split(separator: ":").count == 3 { word.removeLast(3) }
        if word.hasSuffix("h") { word += "00" }
        word = word.replacing("h", with: ":")
        if let whole = Int(word), (0...23).contains(whole) { word = "\(whole):00" }
        guard let time = ClockTime(typed: word) else { throw EntryProblem(field, text, .timeUnreadable) }
        return time.description
    }

    /// A month by name or number.
    static func month(_ text: String) -> Int? {
        let words = Profile.key(text).split(separator: "_")
        for word in words {
            if let rank = NumberText.months.firstIndex(where: {
                let name = Profile.key($0.french)
                return name == word || (word.count >= 3 && name.hasPrefix(word))
            }) {
                return rank + 1
            }
        }
        return words.first.flatMap { Int($0) }.flatMap { (1...12).contains($0) ? $0 : nil }
    }

    /// A code made of a name: letters and digits, dashes between words.
    static func slug(_ name: String) -> String {
        let words = Profile.key(name).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(words.joined(separator: "-").prefix(40))
    }
}
