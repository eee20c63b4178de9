/// The year of a table's days that are written without one.
package enum TableYear: Sendable, Hashable {
    /// A calendar year.
    case calendar(Int)
    /// The school year that begins in September of that year and ends in August of the next.
    case school(Int)

    /// The year of a month, 1...12.
    package func year(ofMonth month: Int) -> Int {
        switch self {
        case .calendar(let year): year
        case .school(let start): month >= 9 ? start : start + 1
        }
    }

    /// As a profile writes it: `2025`, `2024-2025`.
    package var text: String {
        switch self {
        case .calendar(let year): String(year)
        case .school(let start): "\(start)-\(start + 1)"
        }
    }

    /// Reads `2025`, `2024-2025`, `2024/2025`; nil for anything else, or a year outside 1990...2199.
    package init?(_ text: String) {
        guard text.allSatisfy({ $0.isNumber || "-–/ ".contains($0) }) else { return nil }
        let numbers = text.split { !$0.isNumber }
        guard let found = Self.found(in: text), numbers.map(String.init).joined(separator: "-") == found.text else {
            return nil
        }
        self = found
    }

    /// The year a title speaks of, « Permanences, année scolaire 2024-2025 », « Suivi 2025 »; two following years are a
    /// school year. Nil when it names none, or years that do not follow.
    static func found(in text: String) -> TableYear? {
        let words = text.split { !$0.isNumber }.map(String.init)
        var years: [Int] = []
        for word in words {
            // `2024-25` is a school year too.
            if word.utf8.count == 2, let last = years.last, let short = Int(word), short == (last + 1) % 100 {
                years.append(last + 1)
            }
            guard word.utf8.count == 4, let year = Int(word), (1990...2199).contains(year) else { continue }
            if years.last != year { years.append(year) }
        }
        // « Janv 25 » names a month of 2025.
        if years.isEmpty, let last = words.last, last.utf8.count == 2, let short = Int(last), text.hasSuffix(last),
            text.dropLast(2).last.map({ " .-_'’".contains($0) }) ?? false,
            MonthNames.month(String(text.prefix { $0.isLetter })) != nil
        {
            years = [2000 + short]
        }
        switch years.count {
        case 1: return .calendar(years[0])
        case 2 where years[1] == years[0] + 1: return .school(years[0])
        default: return nil
        }
    }
}
