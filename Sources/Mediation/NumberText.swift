/// Numbers for people. Our own few lines: servers have no French locale, and a library's output may change.
///
/// French: U+202F between groups of three, decimal comma, U+00A0 before € and %. English: comma between groups, dot,
/// € before.
package struct NumberText: Sendable {
    private let language: Language

    /// Numbers in a language.
    package init(_ language: Language) { self.language = language }

    /// A whole number: `12 345`.
    package func count(_ number: Int) -> String {
        let digits = grouped(String(number.magnitude))
        return number < 0 ? "-" + digits : digits
    }

    /// From one whole number to another, both included: `4 – 6`; one number where they are equal.
    package func range(_ low: Int, _ high: Int) -> String {
        low == high ? count(low) : "\(count(low)) – \(count(high))"
    }

    /// A number beyond which a Double no longer tells whole ones apart.
    private static let exact = 9e15

    /// A decimal number rounded half away from zero to `decimals` (0...6), fewer where a Double has no more; beyond
    /// 9 × 10¹⁵, with a power of ten (`1,25 × 10^18`); a dash for what is not a number.
    package func decimal(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return "—" }
        guard abs(number) < Self.exact else { return scientific(number) }
        var (decimals, scale) = (decimals, 1.0)
        for _ in 0..<decimals { scale *= 10 }
        while decimals > 0, abs(number) * scale >= Self.exact { (decimals, scale) = (decimals - 1, scale / 10) }
        let rounded = (abs(number) * scale).rounded(.toNearestOrAwayFromZero)
        let whole = (rounded / scale).rounded(.down)
        var text = grouped(String(Int64(whole)))
        if decimals > 0 {
            let fraction = String(Int64(rounded - whole * scale))
            text +=
                (language == .french ? "," : ".") + String(repeating: "0", count: decimals - fraction.count) + fraction
        }
        return number < 0 && rounded > 0 ? "-" + text : text
    }

    private func scientific(_ number: Double) -> String {
        var (mantissa, power) = (number, 0)
        while abs(mantissa) >= 9.995 { (mantissa, power) = (mantissa / 10, power + 1) }
        return "\(decimal(mantissa, decimals: 2)) × 10^\(power)"
    }

    /// An amount in euros, whole by default.
    package func euros(_ amount: Double, decimals: Int = 0) -> String {
        language == .french
            ? decimal(amount, decimals: decimals) + "\u{A0}€"
            : (amount < 0 ? "-€" : "€") + decimal(abs(amount), decimals: decimals)
    }

    /// A share of 0...1 as a percentage, rounded to a whole.
    package func percent(_ share: Double) -> String {
        decimal(share * 100, decimals: 0) + (language == .french ? "\u{A0}%" : "%")
    }

    /// Minutes as hours and minutes: `12 h 05`.
    package func duration(minutes: Int) -> String {
        let rest = minutes % 60
        return "\(count(minutes / 60))\u{A0}h" + (rest == 0 ? "" : "\u{A0}\(rest < 10 ? "0" : "")\(rest)")
    }

    /// The months of the year, January first.
    package static let months = [
        Sentence("janvier", "January"), Sentence("février", "February"), Sentence("mars", "March"),
        Sentence("avril", "April"), Sentence("mai", "May"), Sentence("juin", "June"), Sentence("juillet", "July"),
        Sentence("août", "August"), Sentence("septembre", "September"), Sentence("octobre", "October"),
        Sentence("novembre", "November"), Sentence("décembre", "December"),
    ]

    /// A day: `4 mars 2025`, `4 March 2025`.
    package func day(_ day: CivilDate) -> String {
        let month = Self.months[day.month - 1].text(language)
        return "\(day.day == 1 && language == .french ? "1er" : String(day.day)) \(month) \(day.year)"
    }

    private func grouped(_ digits: String) -> String {
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) {
                result += language == .french ? "\u{202F}" : ","
            }
            result.append(digit)
        }
        return result
    }
}
