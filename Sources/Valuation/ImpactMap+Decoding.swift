import Mediation

/// Why an impact map is refused.
package struct ImpactMapProblem: Problem, Hashable {
    /// Where in the file, e.g. `outcomes[2].deadweight`.
    package let place: String
    /// The place, then what is wrong there.
    package let message: Sentence
    /// One code for every fault of a map.
    package var code: String { "E-MAP" }
    /// Says to correct that place of the file.
    package var remedy: Remedy {
        .advice(Sentence("Corrigez \(place) dans le fichier.", "Correct \(place) in the file."))
    }
    /// Wrong usage: the file given is at fault.
    package var category: ProblemCategory { .usage }

    init(_ place: String, _ french: String, _ english: String) {
        self.place = place
        message = Sentence("\(place) : \(french).", "\(place): \(english).")
    }
}

extension ImpactMap: Decodable {
    /// Reads the JSON form; unknown keys are told in `warnings`.
    package init(from decoder: any Decoder) throws {
        var file = try MapReader(decoder.container(keyedBy: AnyKey.self), "")
        file.base = try file.baseYear()
        name = try file.text("name") ?? ""
        currency = try file.text("currency") ?? "EUR"
        let timing: Discounting.Timing = try file.choice("timing") ?? .guide
        if let rates = try file.rates("discount_rates") {
            discounting = Discounting(rates: rates, timing: timing)
        } else {
            let rate = try file.number("discount_rate") ?? 0
            guard rate >= 0, rate < 1 else {
                throw ImpactMapProblem("discount_rate", "un taux va de 0 à moins de 1", "a rate goes from 0 to below 1")
            }
            discounting = Discounting(rate: rate, timing: timing)
        }
        let deduction: Outcome.Deduction = try file.choice("deduction") ?? .multiplicative
        discountsInputs = try file.flag("discount_inputs") ?? true
        var warnings = file.unknown([
            "schema", "name", "activity_year", "base_year", "currency", "timing", "discount_rate", "discount_rates",
            "deduction",
            "discount_inputs", "inputs", "outcomes", "source_url", "source_access", "expected", "convention", "note",
            "recomputed",
        ])
        inputs = try file.list("inputs").map { reader in
            let value = try reader.needed("value")
            if value < 0 {
                warnings.append(
                    Sentence(
                        "\(reader.path) : apport négatif, une économie parmi les coûts.",
                        "\(reader.path): negative input, a saving among the costs."))
            }
            warnings += reader.unknown(["stakeholder", "description", "value", "year"])
            return Input(
                stakeholder: try reader.text("stakeholder") ?? "", description: try reader.text("description") ?? "",
                value: value, year: try reader.year("year") ?? 0)
        }
        outcomes = try file.list("outcomes").map { reader in
            warnings += reader.unknown([
                "stakeholder", "outcome", "quantity", "proxy", "duration_years", "deadweight", "displacement",
                "attribution", "drop_off", "growth", "start", "yearly_quantity", "yearly_gross", "payers",
            ])
            return try Line(reader, deduction)
        }
        self.warnings = warnings
    }
}

extension ImpactMap.Line {
    fileprivate init(_ reader: MapReader, _ deduction: Outcome.Deduction) throws {
        stakeholder = try reader.text("stakeholder") ?? ""
        name = try reader.text("outcome") ?? ""
        let gross = try reader.numbers("yearly_gross")
        let quantities = try reader.numbers("yearly_quantity")
        outcome = Outcome(
            quantity: try gross != nil || quantities != nil
                ? reader.number("quantity") ?? 0 : reader.needed("quantity"),
            proxy: try gross != nil ? reader.number("proxy") ?? 0 : reader.needed("proxy"))
        outcome.yearlyGross = gross
        outcome.yearlyQuantity = quantities
        outcome.deduction = deduction
        outcome.deadweight = try reader.share("deadweight") ?? 0
        outcome.displacement = try reader.share("displacement") ?? 0
        outcome.attribution = try reader.share("attribution") ?? 0
        outcome.start = try reader.start("start")
        outcome.durationYears = try reader.year("duration_years") ?? 1
        guard (1...100).contains(outcome.durationYears) else {
            throw ImpactMapProblem(
                "\(reader.path).duration_years", "il faut 1 à 100 années", "1 to 100 years are needed")
        }
        let growth = try reader.number("growth")
        let dropOff = try reader.share("drop_off")
        guard growth == nil || dropOff == nil || dropOff == 0 else {
            throw ImpactMapProblem(
                "\(reader.path).growth", "avec drop_off : il faut choisir", "with drop_off: choose one of them")
        }
        outcome.dropOff = growth.map { -$0 } ?? dropOff ?? 0
        payers = try reader.shares("payers")
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { Int(stringValue) }
    init(stringValue: String) { self.stringValue = stringValue }
    init(intValue: Int) { stringValue = String(intValue) }
}

/// Reads values of one JSON object, naming the place of what is wrong.
private struct MapReader {
    let container: KeyedDecodingContainer<AnyKey>
    let path: String
    /// The calendar year that is year 0; nil when the file counts from 0.
    var base: Int?

    init(_ container: KeyedDecodingContainer<AnyKey>, _ path: String) throws {
        self.container = container
        self.path = path
    }

    private func at(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func value<Value: Decodable>(_ type: Value.Type, _ key: String, _ french: String, _ english: String) throws
        -> Value?
    {
        do { return try container.decodeIfPresent(type, forKey: AnyKey(stringValue: key)) } catch is DecodingError {
            throw ImpactMapProblem(at(key), "il faut \(french)", "\(english) is needed")
        }
    }

    func text(_ key: String) throws -> String? { try value(String.self, key, "un texte", "a text") }

    func flag(_ key: String) throws -> Bool? { try value(Bool.self, key, "true ou false", "true or false") }

    func numbers(_ key: String) throws -> [Double]? {
        try value([Double].self, key, "une liste de nombres", "a list of numbers")
    }

    func number(_ key: String) throws -> Double? {
        let number = try value(Double.self, key, "un nombre", "a number")
        guard number?.isFinite ?? true else {
            throw ImpactMapProblem(at(key), "il faut un nombre", "a number is needed")
        }
        return number
    }

    func needed(_ key: String) throws -> Double {
        guard let number = try number(key) else {
            throw ImpactMapProblem(at(key), "il faut un nombre", "a number is needed")
        }
        return number
    }

    func share(_ key: String) throws -> Double? {
        guard let share = try number(key) else { return nil }
        guard (0...1).contains(share) else {
            throw ImpactMapProblem(at(key), "\(share) n’est pas une part de 0 à 1", "\(share) is not a share of 0 to 1")
        }
        return share
    }

    private static let calendarYears = 1900.0...2199.0

    /// A number of years, or a calendar year counted from the base year.
    func year(_ key: String) throws -> Int? {
        guard let number = try number(key) else { return nil }
        let isCalendar = Self.calendarYears.contains(number)
        let years = isCalendar ? number - Double(base ?? Int(number)) : number
        guard years == years.rounded(), (0...200).contains(years) else {
            throw ImpactMapProblem(at(key), "il faut un nombre entier d’années", "a whole number of years is needed")
        }
        return Int(years)
    }

    /// The year of the activity as the file says it, or the first calendar year it names.
    func baseYear() throws -> Int? {
        if let year = try number("activity_year") ?? number("base_year"), Self.calendarYears.contains(year) {
            return Int(year)
        }
        let named =
            try list("inputs").map { try $0.number("year") }
            + list("outcomes").map { (try? $0.number("start")) ?? nil }
        return named.compactMap { $0 }.filter(Self.calendarYears.contains).min().map { Int($0) }
    }

    func start(_ key: String) throws -> Int {
        if let word = try? text(key) {
            switch word {
            case "activity_year": return 0
            case "year_after": return 1
            default:
                throw ImpactMapProblem(
                    at(key), "activity_year, year_after ou un nombre", "activity_year, year_after or a number")
            }
        }
        return try year(key) ?? 0
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws -> Choice?
    where Choice.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ImpactMapProblem(at(key), "« \(text) » n’est pas dans : \(known)", "“\(text)” is none of: \(known)")
        }
        return choice
    }

    /// A list from year 1 on, or an object by year.
    func rates(_ key: String) throws -> [Double]? {
        let name = AnyKey(stringValue: key)
        guard container.contains(name) else { return nil }
        let rates: [Double]
        if let list = try? container.decode([Double].self, forKey: name) {
            rates = list
        } else {
            let byYear = try value([String: Double].self, key, "un taux par année", "a rate by year") ?? [:]
            var known: [Int: Double] = [:]
            for (name, rate) in byYear {
                guard let year = Int(name) else {
                    throw ImpactMapProblem("\(at(key)).\(name)", "il faut une année", "a year is needed")
                }
                known[Self.calendarYears.contains(Double(year)) ? year - (base ?? year) : year] = rate
            }
            // Years before the first one named take its rate.
            var current = known.min { $0.key < $1.key }?.value ?? 0
            rates = (1...max(1, known.keys.max() ?? 0)).map { year in
                current = known[year] ?? current
                return current
            }
        }
        guard !rates.isEmpty, rates.allSatisfy({ (0..<1).contains($0) }) else {
            throw ImpactMapProblem(at(key), "un taux va de 0 à moins de 1", "a rate goes from 0 to below 1")
        }
        return rates
    }

    func shares(_ key: String) throws -> [String: Double] {
        let shares = try value([String: Double].self, key, "une part par payeur", "a share by payer") ?? [:]
        let sum = shares.values.sorted().reduce(0, +)
        guard shares.isEmpty || abs(sum - 1) < 1e-9, shares.values.allSatisfy({ (0...1).contains($0) }) else {
            throw ImpactMapProblem(at(key), "les parts font \(sum), pas 1", "the shares add up to \(sum), not 1")
        }
        return shares
    }

    func list(_ key: String) throws -> [MapReader] {
        let name = AnyKey(stringValue: key)
        guard container.contains(name), var items = try? container.nestedUnkeyedContainer(forKey: name) else {
            throw ImpactMapProblem(at(key), "il faut une liste", "a list is needed")
        }
        var readers: [MapReader] = []
        while !items.isAtEnd {
            guard let item = try? items.nestedContainer(keyedBy: AnyKey.self) else {
                throw ImpactMapProblem("\(at(key))[\(readers.count)]", "il faut un objet", "an object is needed")
            }
            var reader = try MapReader(item, "\(at(key))[\(readers.count)]")
            reader.base = base
            readers.append(reader)
        }
        return readers
    }

    func unknown(_ known: [String]) -> [Sentence] {
        container.allKeys.map(\.stringValue).filter { !known.contains($0) }.sorted().map {
            Sentence("\(at($0)) : clé inconnue, laissée de côté.", "\(at($0)): unknown key, left aside.")
        }
    }
}
