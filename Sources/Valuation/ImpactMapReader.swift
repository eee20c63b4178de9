import Mediation

/// Makes a map of its file: bounds, words and calendar years are checked here.
struct ImpactMapReader {
    /// The file, in its own shape.
    let file: ImpactMapFile
    /// The calendar year that is year 0; nil when the file counts from 0.
    let base: Int?
    /// What was read with a doubt, in the order found, each once with all its places.
    private var remarks: [(words: Sentence, places: [String])] = []
    private var remarkIndexes: [Sentence: Int] = [:]
    private var assumptions: [ImpactMap.Assumption] = []

    /// The largest amount, quantity or price of a map, either sign: their products stay far from the end of Double.
    static let largest = 1e15
    /// Years that are of a calendar, not counted from the activity.
    static let calendarYears = 1900.0...2199.0
    /// Years after the activity a value or an input may fall in, and a rate may be given for.
    static let years = 0...200
    /// Years a benefit may last.
    static let durations = 1...Outcome.longestDuration

    /// Finds the base year: the one the file gives, or else the first calendar year it names.
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

    /// The map. Throws an `ImpactMapProblem` for what cannot be read or is out of bounds.
    /// - Parameter keys: those of the file, so that unknown ones are reported.
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

    // MARK: - What is reported

    /// Notes that a value was assumed, and gives it.
    mutating func assumed<Value>(_ key: String, _ text: String, _ value: Value, _ rank: Int? = nil) -> Value {
        let index =
            assumptions.firstIndex { $0.key == key }
            ?? {
                assumptions.append(ImpactMap.Assumption(key: key, value: text, outcomes: []))
                return assumptions.count - 1
            }()
        if let rank { assumptions[index].outcomes.append(rank) }
        return value
    }

    /// Keys left aside become a remark.
    mutating func reportUnknown(_ keys: [String], _ known: [String], _ path: String) {
        for key in keys where !known.contains(key) {
            if path.isEmpty, ImpactMapFile.descriptionKeys.contains(key) { continue }
            remark("« \(key) », clé inconnue, laissée de côté", "“\(key)”, unknown key, left aside", path)
        }
    }

    /// Notes a doubt with its place; the same words are kept once, with all their places.
    mutating func remark(_ french: String, _ english: String, _ place: String) {
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
