import Mediation
import Reports

/// The cells and figures of a report as words: the same in text, in HTML and in PDF.
struct ReportWords {
    let language: Language
    let numbers: NumberText

    init(_ language: Language) {
        self.language = language
        numbers = NumberText(language)
    }

    /// `Du 1er janvier 2025 au 31 décembre 2025`, both days included.
    func period(_ period: Period) -> String {
        language.say("Du ", "From ") + numbers.day(period.start) + language.say(" au ", " to ")
            + numbers.day(period.last)
    }

    /// The value of an indicator.
    func value(_ value: IndicatorValue, _ unit: ReportUnit) -> String {
        switch value {
        case .number(let number): figure(number, unit)
        case .range(let low, let high):
            low == high ? figure(low, unit) : "\(figure(low, unit)) – \(figure(high, unit))"
        case .unavailable: "n.d."
        case .masked: "s"
        }
    }

    func figure(_ number: Double, _ unit: ReportUnit) -> String {
        switch unit {
        case .share: numbers.percent(number)
        case .euros: numbers.euros(number, decimals: 2)
        case .minutes:
            Int(exactly: number.rounded()).map { numbers.duration(minutes: $0) } ?? numbers.decimal(number, decimals: 0)
        default: numbers.decimal(number, decimals: number == number.rounded() ? 0 : abs(number) < 10 ? 2 : 1)
        }
    }

    /// A cell of a table; amounts in whole euros, as estimates are.
    func cell(_ cell: ReportTable.Cell, _ unit: ReportUnit) -> String {
        switch cell {
        case .count(let count): unit == .minutes ? numbers.duration(minutes: count) : numbers.count(count)
        case .hundredths(let hundredths): quantity(hundredths, unit)
        case .range(let low, let high): numbers.range(low, high)
        case .number(let number): unit == .euros ? numbers.euros(number) : figure(number, unit)
        case .change(let share): (share > 0 ? "+" : "") + numbers.percent(share)
        case .text(let text): text.text(language)
        case .masked: "s"
        case .unavailable: "n.d."
        case .void: "///"
        }
    }

    /// A quantity of an effect, in hundredths, with its unit.
    private func quantity(_ hundredths: Int, _ unit: ReportUnit) -> String {
        let decimals = hundredths % 100 == 0 ? 0 : 2
        let number = Double(hundredths) / 100
        let plain = numbers.decimal(number, decimals: decimals)
        return switch unit {
        case .minutes: numbers.duration(minutes: hundredths / 100)
        case .euros: numbers.euros(number, decimals: decimals)
        case .events: plain + "\u{A0}" + language.say("fois", number == 1 ? "time" : "times")
        case .people:
            plain + "\u{A0}" + language.say(number < 2 ? "personne" : "personnes", number == 1 ? "person" : "people")
        default: plain
        }
    }

    /// Where the report comes from: program, register, model, day.
    func provenance(_ report: Report) -> String {
        var parts = [report.program, language.say("registre ", "register ") + report.registerDigest.prefix(12)]
        if !report.digestDays.isEmpty { parts[1] += " (\(digestDays(report)))" }
        if let model = report.model { parts.append(language.say("modèle ", "model ") + model) }
        parts.append(language.say("établi le ", "made on ") + numbers.day(report.generatedOn))
        return parts.joined(separator: " · ")
    }

    /// The days the digest covers, `2025-01-01..2025-03-31`, parted by commas.
    func digestDays(_ report: Report) -> String { report.digestDays.map(\.description).joined(separator: ",") }

    /// The digest, then the days it covers.
    func digest(_ report: Report) -> String {
        report.digestDays.isEmpty ? report.registerDigest : "\(report.registerDigest) \(digestDays(report))"
    }

    /// Who the report is for.
    func audience(_ audience: Audience) -> String {
        switch audience {
        case .internal: language.say("usage interne", "internal use")
        case .funder: language.say("pour les financeurs", "for funders")
        case .public: language.say("pour tous", "for everybody")
        }
    }

    /// Below an indicator: what it was, and whether the threshold asked for is met.
    func remarks(_ indicator: ReportIndicator) -> [String] {
        var remarks: [String] = []
        if let previous = indicator.previous {
            remarks.append(language.say("avant : ", "before: ") + value(previous, indicator.unit))
        }
        if let threshold = indicator.threshold {
            let met = indicator.meetsThreshold.map {
                $0 ? language.say(", atteint", ", met") : language.say(", non atteint", ", not met")
            }
            remarks.append(language.say("seuil ", "threshold ") + figure(threshold, indicator.unit) + (met ?? ""))
        }
        return remarks
    }
}
