import CSV
import Mediation
import Nomenclature

/// A versioned, sourced set of proxies and rules, read from the CSV files of `schema/valuation/<code>`.
package struct ValuationModel: Sendable {
    /// Its name, e.g. `prudent-v1`; empty when `model.csv` gives none.
    package let code: String
    /// Version `model.csv` gives; empty for none.
    package let version: String
    /// What people are shown for it; its code when the file gives no words.
    package let label: Sentence
    /// The model's own rate and timing; a rate of 0 when `model.csv` gives none.
    package let discounting: Discounting
    /// Share of the avoided cost resting on grade D above which the result is called weak.
    package let weakEvidenceLimit: Double
    /// Share of the sessions with contacts that must have an outcome or an effect noted for a ratio to be given.
    package let outcomeCoverageMinimum: Double
    /// Known error of an undocumented figure, as a share, by grade of evidence.
    package let knownErrors: [String: Double]
    /// What each grade of evidence means.
    package let grades: [String: Sentence]
    /// Optimism-bias correction, as a share, by grade of evidence: taken off the low reading, once.
    package let optimismBias: [String: Double]
    /// Unit values by code; those without a figure are in `unvalued` instead.
    package let proxies: [String: Proxy]
    /// Proxies whose value nobody has filled in yet: the rules that use them give nothing, and say so.
    package let unvalued: Set<String>
    /// Years a change counts for at most, whatever a rule says.
    package let maximumDuration: Int
    /// Rates the result is read again with, beside the official one; nil when the model names none.
    package let discountRates: Estimate?
    /// In the order of the file.
    package let rules: [Rule]
    /// Consumer price index by year.
    package let priceIndex: [Int: Double]
    /// The files the model was read from, by name: what its digest is made of.
    package let files: [String: String]

    /// The names of the models compiled in that can be used.
    package static let names = ["prudent-v1"]

    /// A model compiled in; nil for an unknown name.
    package init?(named name: String) {
        guard Self.names.contains(name) else { return nil }
        let files = Embedded.files.filter { $0.key.hasPrefix(name + "/") }
        do {
            try self.init(
                files: Dictionary(
                    uniqueKeysWithValues: files.map { (String($0.key.dropFirst(name.count + 1)), $0.value) }))
        } catch {
            // Compiled in and read by a test: a fault in it is a fault of the build.
            preconditionFailure("\(name): \(error)")
        }
    }

    /// Reads a model from the text of its files, by file name. Throws a `ModelFinding` at the first cell refused.
    package init(files: [String: String]) throws {
        self.files = files
        func table(_ name: String) throws -> Table { try Table(csv: files[name] ?? "") }
        let settings = Dictionary(
            try table("model.csv").rows.map { ($0["key"], $0["value"]) }, uniquingKeysWith: { first, _ in first })
        code = settings["code"] ?? ""
        version = settings["version"] ?? ""
        label = Sentence(settings["label_fr"] ?? code, settings["label_en"] ?? code)
        discounting = Discounting(
            rate: Double(decimal: settings["discount_rate"] ?? "") ?? 0,
            timing: Discounting.Timing(rawValue: settings["timing"] ?? "") ?? .guide)
        weakEvidenceLimit = Double(decimal: settings["weak_evidence_limit"] ?? "") ?? 0.3
        outcomeCoverageMinimum = Double(decimal: settings["outcome_coverage_minimum"] ?? "") ?? 0.3
        let grades = try table("grades.csv").rows
        func byGrade(_ column: String) -> [String: Double] {
            Dictionary(grades.compactMap { row in Double(decimal: row[column]).map { (row["grade"], $0) } }) { $1 }
        }
        self.grades = Dictionary(
            grades.map { ($0["grade"], Sentence($0["meaning_fr"], $0["meaning_en"])) }, uniquingKeysWith: { $1 })
        knownErrors = byGrade("known_error")
        optimismBias = byGrade("optimism_bias")
        priceIndex = Dictionary(
            try table("price-index.csv").rows.compactMap { row in
                guard let year = Int(row["year"]), let index = Double(decimal: row["index"]) else { return nil }
                return (year, index)
            }, uniquingKeysWith: { first, _ in first })
        let rows = try table("proxies.csv").rows
        let proxies = try rows.filter { !$0["value"].isEmpty }.map { try Proxy($0) }
        self.proxies = Dictionary(proxies.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        unvalued = Set(rows.filter { $0["value"].isEmpty }.map { $0["code"] })
        maximumDuration = Int(settings["max_duration"] ?? "") ?? 5
        let rates = ["discount_rate_low", "discount_rate", "discount_rate_high"].map {
            Double(decimal: settings[$0] ?? "")
        }
        discountRates =
            if let low = rates[0], let central = rates[1], let high = rates[2] {
                Estimate(low: low, central: central, high: high)
            } else { nil }
        rules = try table("rules.csv").rows.map { try Rule($0, proxies: Set(rows.map { $0["code"] })) }
    }

    /// What the rules ask the tally to count.
    var triggers: [Trigger] { rules.map(\.trigger) }

    /// A proxy in euros of `year`: value × index(year) / index(price year), tariffs as they are. Years beyond the index
    /// take its nearest end.
    func priced(_ proxy: Proxy, in year: Int) -> Estimate {
        guard !proxy.isTariff, let base = index(proxy.priceYear), let target = index(year) else { return proxy.value }
        return proxy.value * (target / base)
    }

    private func index(_ year: Int) -> Double? {
        guard let first = priceIndex.keys.min(), let last = priceIndex.keys.max() else { return nil }
        return priceIndex[min(max(year, first), last)]
    }

    /// Last year of the price index.
    package var lastPriceYear: Int { priceIndex.keys.max() ?? 0 }
}

/// The unit value of something, with where it comes from.
package struct Proxy: Sendable, Hashable {
    /// Stable code, e.g. `HEA_GP_VISIT`.
    package let code: String
    /// What people are shown for it.
    package let label: Sentence
    /// In euros of `priceYear` a unit.
    package let value: Estimate
    /// What the value is for, as the file writes it, e.g. `EUR/hour`.
    package let unit: String
    /// Calendar year of its prices.
    package let priceYear: Int
    /// A tariff is never re-priced: its row is of the year.
    package let isTariff: Bool
    /// Grade of the evidence, from A (official statistic or tariff) to D (assumption).
    package let grade: String
    /// Where the value was read, in words.
    package let source: String
    /// Web address of the source; empty for none.
    package let address: String

    init(_ row: Table.Row) throws {
        let cells = ModelCells(row, file: "proxies.csv")
        code = try cells.text("code")
        label = Sentence(try cells.text("label_fr"), try cells.text("label_en"))
        let value = try cells.number("value")
        self.value = Estimate(
            low: try cells.optional("low") ?? value, central: value, high: try cells.optional("high") ?? value)
        unit = try cells.text("unit")
        _ = try cells.text("price_year")
        priceYear = try cells.whole("price_year", 1900...2199) ?? 0
        isTariff = row["tariff"] == "yes"
        grade = try cells.text("grade")
        source = try cells.text("source")
        address = row["source_url"]
    }
}

/// Reads cells of a model, naming the place of what is wrong.
struct ModelCells {
    private let row: Table.Row
    private let file: String

    init(_ row: Table.Row, file: String) {
        self.row = row
        self.file = file
    }

    func failure(_ column: String, _ french: String, _ english: String) -> ModelFinding {
        ModelFinding(
            isRefusal: true, file: file, line: row.line, column: column, why: Sentence(french, english))
    }

    func text(_ column: String) throws -> String {
        guard !row[column].isEmpty else { throw failure(column, "il faut une valeur", "a value is needed") }
        return row[column]
    }

    /// A number of at most 10¹² either way: products of such numbers stay far from the end of Double.
    func number(_ column: String) throws -> Double {
        guard let number = Double(decimal: row[column]), abs(number) <= 1e12 else {
            throw failure(
                column, "« \(row[column]) » n’est pas un nombre, ou trop grand",
                "“\(row[column])” is not a number, or too large")
        }
        return number
    }

    /// A whole number; nil for an empty cell.
    func whole(_ column: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let number = try optional(column) else { return nil }
        guard let whole = Int(exactly: number), range.contains(whole) else {
            throw failure(
                column, "il faut un nombre entier de \(range.lowerBound) à \(range.upperBound)",
                "a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
        }
        return whole
    }

    func optional(_ column: String) throws -> Double? { row[column].isEmpty ? nil : try number(column) }

    /// Low, central and high of a share: a missing bound is the central one.
    func share(_ name: String) throws -> Estimate {
        let central = try optional(name) ?? 0
        let estimate = Estimate(
            low: try optional(name + "_low") ?? central, central: central, high: try optional(name + "_high") ?? central
        )
        guard [estimate.low, estimate.central, estimate.high].allSatisfy({ (0...1).contains($0) }) else {
            throw failure(name, "une part va de 0 à 1", "a share goes from 0 to 1")
        }
        return estimate
    }
}
