import Mediation

extension ImpactMap: Decodable {
    /// Reads the JSON form of a map. What the file leaves out is in `assumptions`, keys nobody reads in `warnings`.
    /// Throws an `ImpactMapProblem` at the first value refused, a `DecodingError` when it is no JSON object.
    package init(from decoder: any Decoder) throws {
        let file: ImpactMapFile.Keyed<ImpactMapFile>
        do {
            try ImpactMapReader.check(ImpactMapFile.Header(from: decoder).schema)
            file = try ImpactMapFile.Keyed<ImpactMapFile>(from: decoder)
        } catch let error as DecodingError { throw ImpactMapProblem(error) ?? error }
        var reader = ImpactMapReader(file.value)
        self = try reader.map(keys: file.keys)
    }
}

/// Makes a map of its file: bounds, words and calendar years are checked here.
private struct ImpactMapReader {
    private let file: ImpactMapFile
    /// The calendar year that is year 0; nil when the file counts from 0.
    private let base: Int?
    /// What was read with a doubt, in the order found, each once with all its places.
    private var remarks: [(words: Sentence, places: [String])] = []
    private var remarkIndexes: [Sentence: Int] = [:]
    private var assumptions: [ImpactMap.Assumption] = []

    /// The largest amount, quantity or price of a map, either sign: their products stay far from the end of Double.
    private static let largest = 1e15
    private static let calendarYears = 1900.0...2199.0
    /// Years after the activity a value or an input may fall in, and a rate may be given for.
    private static let years = 0...200
    private static let durations = 1...Outcome.longestDuration

    init(_ file: ImpactMapFile) {
        self.file = file
        let declared = [file.activityYear, file.baseYear].compactMap { $0 }.first(where: Self.calendarYears.contains)
        let named =
            file.inputs.map(\.value.year)
            + file.outcomes.map { outcome in
                if case .number(let year) = outcome.value.start { year } else { nil }
            }
        base = (declared ?? named.compactMap { $0 }.filter(Self.calendarYears.contains).min()).map { Int($0) }
    }

    /// A file that names its schema must be a map.
    static func check(_ schema: String?) throws {
        guard let schema, !schema.hasPrefix("sroi-case/") else { return }
        throw ImpactMapProblem(
            "schema", "« \(schema) » n’est pas une carte d’impact (sroi-case/1)",
            "“\(schema)” is no impact map (sroi-case/1)")
    }

    mutating func map(keys: [String]) throws -> ImpactMap {
        reportUnknown(keys, ImpactMapFile.CodingKeys.allCases.map(\.rawValue), "")
        let discounting = try discounting()
        let deduction: Outcome.Deduction =
            try choice(file.deduction, "deduction") ?? assumed("deduction", "multiplicative", .multiplicative)
        let discountsInputs = file.discountInputs ?? assumed("discount_inputs", "true", true)
        let inputs = try file.inputs.enumerated().map { try input($1, "inputs[\($0)]") }
        let outcomes = try file.outcomes.enumerated().map { try outcome($1, $0, deduction) }
        return ImpactMap(
            name: file.name ?? "", currency: file.currency ?? "EUR", discounting: discounting,
            discountsInputs: discountsInputs, inputs: inputs, outcomes: outcomes, printed: printed,
            assumptions: assumptions, warnings: warnings)
    }

    private var printed: [ImpactMap.Total: Double] {
        guard let expected = file.expected else { return [:] }
        let pairs: [(ImpactMap.Total, Double?)] = [
            (.totalPresentValue, expected.totalPresentValue), (.inputValue, expected.inputValue),
            (.netPresentValue, expected.netPresentValue), (.ratio, expected.ratio),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.compactMap { total, value in value.map { (total, $0) } })
    }

    // MARK: - Parts

    private mutating func discounting() throws -> Discounting {
        let timing: Discounting.Timing = try choice(file.timing, "timing") ?? assumed("timing", "guide", .guide)
        guard let rates = file.discountRates else {
            let rate = file.discountRate ?? assumed("discount_rate", "0", 0)
            return Discounting(rate: try self.rate(rate, "discount_rate"), timing: timing)
        }
        guard file.discountRate == nil else {
            throw ImpactMapProblem(
                "discount_rates", "avec discount_rate : il faut choisir", "with discount_rate: choose one of them")
        }
        return Discounting(rates: try list(rates), timing: timing)
    }

    private mutating func input(_ input: ImpactMapFile.Keyed<ImpactMapFile.Input>, _ path: String) throws
        -> ImpactMap.Input
    {
        reportUnknown(input.keys, ImpactMapFile.Input.CodingKeys.allCases.map(\.rawValue), path)
        let value = try amount(input.value.value, path + ".value")
        if value < 0 {
            remark("apport négatif, une économie parmi les coûts", "negative input, a saving among the costs", path)
        }
        return ImpactMap.Input(
            stakeholder: input.value.stakeholder ?? "", description: input.value.description ?? "", value: value,
            year: try input.value.year.map { try year($0, path + ".year") } ?? 0)
    }

    private mutating func outcome(
        _ line: ImpactMapFile.Keyed<ImpactMapFile.Outcome>, _ rank: Int, _ deduction: Outcome.Deduction
    ) throws -> ImpactMap.Line {
        let path = "outcomes[\(rank)]"
        let written = line.value
        reportUnknown(line.keys, ImpactMapFile.Outcome.CodingKeys.allCases.map(\.rawValue), path)
        guard written.yearlyGross == nil || written.yearlyQuantity == nil else {
            throw ImpactMapProblem(
                path + ".yearly_gross", "avec yearly_quantity : il faut choisir",
                "with yearly_quantity: choose one of them")
        }
        let isSeries = written.yearlyGross != nil || written.yearlyQuantity != nil
        var outcome = Outcome(
            quantity: try amount(needed(written.quantity, isSeries, path + ".quantity"), path + ".quantity"),
            proxy: try amount(needed(written.proxy, written.yearlyGross != nil, path + ".proxy"), path + ".proxy"))
        outcome.yearlyGross = try series(written.yearlyGross, path + ".yearly_gross")
        outcome.yearlyQuantity = try series(written.yearlyQuantity, path + ".yearly_quantity")
        outcome.deduction = deduction
        if deduction != .none {
            outcome.deadweight = try share(written.deadweight, path, "deadweight", rank)
            outcome.displacement = try share(written.displacement, path, "displacement", rank)
            outcome.attribution = try share(written.attribution, path, "attribution", rank)
        }
        outcome.start = try start(written.start, path + ".start", rank)
        if !isSeries {
            outcome.durationYears = try duration(written.durationYears, path + ".duration_years", rank)
            outcome.dropOff = try dropOff(written, outcome.durationYears, path, rank)
        }
        return ImpactMap.Line(
            stakeholder: written.stakeholder ?? "", name: written.outcome ?? "", outcome: outcome,
            payers: try payers(written.payers ?? [:], path + ".payers"))
    }

    // MARK: - Values

    private func needed(_ number: Double?, _ isReplaced: Bool, _ place: String) throws -> Double {
        guard let number = number ?? (isReplaced ? 0 : nil) else {
            throw ImpactMapProblem(place, "il faut un nombre", "a number is needed")
        }
        return number
    }

    private func amount(_ number: Double, _ place: String) throws -> Double {
        guard abs(number) <= Self.largest else {
            throw ImpactMapProblem(
                place, "\(number) est trop grand, un million de milliards au plus",
                "\(number) is too large, 10¹⁵ at most")
        }
        return number
    }

    private func series(_ numbers: [Double]?, _ place: String) throws -> [Double]? {
        guard let numbers else { return nil }
        guard Self.durations.contains(numbers.count) else {
            throw ImpactMapProblem(place, "il faut 1 à 100 années", "1 to 100 years are needed")
        }
        return try numbers.enumerated().map { try amount($1, "\(place)[\($0)]") }
    }

    private mutating func share(_ number: Double?, _ path: String, _ key: String, _ rank: Int) throws -> Double {
        guard let number else { return assumed(key, "0", 0, rank) }
        return try share(number, "\(path).\(key)")
    }

    private func share(_ number: Double, _ place: String) throws -> Double {
        guard (0...1).contains(number) else {
            throw ImpactMapProblem(place, "\(number) n’est pas une part de 0 à 1", "\(number) is not a share of 0 to 1")
        }
        return number
    }

    private mutating func dropOff(
        _ written: ImpactMapFile.Outcome, _ duration: Int, _ path: String, _ rank: Int
    ) throws -> Double {
        if let growth = written.growth {
            guard written.dropOff ?? 0 == 0 else {
                throw ImpactMapProblem(
                    path + ".growth", "avec drop_off : il faut choisir", "with drop_off: choose one of them")
            }
            guard (-1...10).contains(growth) else {
                throw ImpactMapProblem(path + ".growth", "une croissance va de -1 à 10", "a growth goes from -1 to 10")
            }
            return -growth
        }
        guard let dropOff = written.dropOff else {
            return duration > 1 ? assumed("drop_off", "0", 0, rank) : 0
        }
        if dropOff > 0, duration == 1 {
            remark("drop_off sans effet sur une seule année", "drop_off without effect over one year", path)
        }
        return try share(dropOff, path + ".drop_off")
    }

    private mutating func duration(_ years: Double?, _ place: String, _ rank: Int) throws -> Int {
        guard let years else { return assumed("duration_years", "1", 1, rank) }
        guard years == years.rounded(), Double(Self.durations.lowerBound)...Double(Self.durations.upperBound) ~= years
        else { throw ImpactMapProblem(place, "il faut 1 à 100 années", "1 to 100 years are needed") }
        return Int(years)
    }

    private mutating func start(_ start: ImpactMapFile.Start?, _ place: String, _ rank: Int) throws -> Int {
        switch start {
        case nil: return assumed("start", "activity_year", 0, rank)
        case .number(let number): return try year(number, place)
        case .word("activity_year"): return 0
        case .word("year_after"): return 1
        case .word:
            throw ImpactMapProblem(
                place, "activity_year, year_after ou un nombre", "activity_year, year_after or a number")
        }
    }

    /// A number of years after the activity, or a calendar year counted from the base year.
    private func year(_ number: Double, _ place: String) throws -> Int {
        let years = Self.calendarYears.contains(number) ? number - Double(base ?? Int(number)) : number
        guard years == years.rounded(), Double(Self.years.lowerBound)...Double(Self.years.upperBound) ~= years else {
            throw ImpactMapProblem(
                place, "il faut un nombre entier d’années, de 0 à 200, ou une année civile",
                "a whole number of years from 0 to 200, or a calendar year, is needed")
        }
        return Int(years)
    }

    private func rate(_ rate: Double, _ place: String) throws -> Double {
        guard rate >= 0, rate < 1 else {
            throw ImpactMapProblem(place, "un taux va de 0 à moins de 1", "a rate goes from 0 to below 1")
        }
        return rate
    }

    /// Rates from year 1 on. Years before the first one named take its rate, years between two the earlier one.
    private func list(_ rates: ImpactMapFile.Rates) throws -> [Double] {
        var known: [Int: Double] = [:]
        switch rates {
        case .list(let list):
            guard list.count <= Self.years.upperBound else {
                throw ImpactMapProblem("discount_rates", "200 années au plus", "200 years at most")
            }
            for (rank, rate) in list.enumerated() {
                known[rank + 1] = try self.rate(rate, "discount_rates[\(rank)]")
            }
        case .byYear(let byYear):
            for (name, rate) in byYear.sorted(by: { $0.key < $1.key }) {
                guard let number = Int(name) else {
                    throw ImpactMapProblem("discount_rates.\(name)", "il faut une année", "a year is needed")
                }
                known[try year(Double(number), "discount_rates.\(name)")] = try self.rate(
                    rate, "discount_rates.\(name)")
            }
        }
        guard var current = known.min(by: { $0.key < $1.key })?.value else {
            throw ImpactMapProblem("discount_rates", "il faut au moins un taux", "at least one rate is needed")
        }
        return (1...max(1, known.keys.max() ?? 1)).map { year in
            current = known[year] ?? current
            return current
        }
    }

    private func payers(_ shares: [String: Double], _ place: String) throws -> [String: Double] {
        for (payer, value) in shares.sorted(by: { $0.key < $1.key }) { _ = try share(value, "\(place).\(payer)") }
        guard shares.isEmpty || abs(shares.sumInKeyOrder - 1) < 1e-9 else {
            throw ImpactMapProblem(
                place, "les parts font \(shares.sumInKeyOrder), pas 1",
                "the shares add up to \(shares.sumInKeyOrder), not 1")
        }
        return shares
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(_ text: String?, _ place: String) throws -> Choice?
    where Choice.RawValue == String {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ImpactMapProblem(place, "« \(text) » n’est pas dans : \(known)", "“\(text)” is none of: \(known)")
        }
        return choice
    }

    // MARK: - What is reported

    /// Notes that a value was assumed, and gives it.
    private mutating func assumed<Value>(_ key: String, _ text: String, _ value: Value, _ rank: Int? = nil) -> Value {
        let index =
            assumptions.firstIndex { $0.key == key }
            ?? {
                assumptions.append(ImpactMap.Assumption(key: key, value: text, outcomes: []))
                return assumptions.count - 1
            }()
        if let rank { assumptions[index].outcomes.append(rank) }
        return value
    }

    private mutating func reportUnknown(_ keys: [String], _ known: [String], _ path: String) {
        for key in keys where !known.contains(key) {
            if path.isEmpty, ImpactMapFile.descriptionKeys.contains(key) { continue }
            remark("« \(key) », clé inconnue, laissée de côté", "“\(key)”, unknown key, left aside", path)
        }
    }

    private mutating func remark(_ french: String, _ english: String, _ place: String) {
        let words = Sentence(french, english)
        if let index = remarkIndexes[words] {
            remarks[index].places.append(place)
        } else {
            remarkIndexes[words] = remarks.count
            remarks.append((words, [place]))
        }
    }

    /// The remarks, each with its first places and how many there are.
    private var warnings: [Sentence] {
        remarks.map { words, places in
            let named = places.filter { !$0.isEmpty }
            guard !named.isEmpty else { return Sentence(words.french + ".", words.english + ".") }
            let list = named.prefix(5).joined(separator: ", ")
            let count = named.count > 5 ? " (\(named.count))" : ""
            return Sentence("\(words.french) : \(list)\(count).", "\(words.english): \(list)\(count).")
        }
    }
}
