import Mediation

extension ImpactMapReader {
    /// A number that must be given, unless another field takes its place: then 0.
    func needed(_ number: Double?, _ isReplaced: Bool, _ place: String) throws -> Double {
        guard let number = number ?? (isReplaced ? 0 : nil) else {
            throw ImpactMapProblem(place, "il faut un nombre", "a number is needed")
        }
        return number
    }

    /// An amount, quantity or price no further from 0 than `largest`.
    func amount(_ number: Double, _ place: String) throws -> Double {
        guard abs(number) <= Self.largest else {
            throw ImpactMapProblem(
                place, "\(number) est trop grand, un million de milliards au plus",
                "\(number) is too large, 10¹⁵ at most")
        }
        return number
    }

    /// One amount a year; nil when none is given.
    func series(_ numbers: [Double]?, _ place: String) throws -> [Double]? {
        guard let numbers else { return nil }
        guard Self.durations.contains(numbers.count) else {
            throw ImpactMapProblem(place, "il faut 1 à 100 années", "1 to 100 years are needed")
        }
        return try numbers.enumerated().map { try amount($1, "\(place)[\($0)]") }
    }

    /// A share from 0 to 1; 0, noted as an assumption, when it is not given.
    mutating func share(_ number: Double?, _ path: String, _ key: String, _ rank: Int) throws -> Double {
        guard let number else { return assumed(key, "0", 0, rank) }
        return try share(number, "\(path).\(key)")
    }

    /// A share from 0 to 1, both included.
    func share(_ number: Double, _ place: String) throws -> Double {
        guard (0...1).contains(number) else {
            throw ImpactMapProblem(place, "\(number) n’est pas une part de 0 à 1", "\(number) is not a share of 0 to 1")
        }
        return number
    }

    /// The yearly drop-off, from 0 to 1; a growth, from -1 to 10, is a negative one. 0 when neither is given.
    mutating func dropOff(
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

    /// Years a benefit lasts; 1, noted as an assumption, when not given.
    mutating func duration(_ years: Double?, _ place: String, _ rank: Int) throws -> Int {
        guard let years else { return assumed("duration_years", "1", 1, rank) }
        guard years == years.rounded(), Double(Self.durations.lowerBound)...Double(Self.durations.upperBound) ~= years
        else { throw ImpactMapProblem(place, "il faut 1 à 100 années", "1 to 100 years are needed") }
        return Int(years)
    }

    /// Years between the activity and the first year of a benefit; 0, noted as an assumption, when not given.
    mutating func start(_ start: ImpactMapFile.Start?, _ place: String, _ rank: Int) throws -> Int {
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
    func year(_ number: Double, _ place: String) throws -> Int {
        let years = Self.calendarYears.contains(number) ? number - Double(base ?? Int(number)) : number
        guard years == years.rounded(), Double(Self.years.lowerBound)...Double(Self.years.upperBound) ~= years else {
            throw ImpactMapProblem(
                place, "il faut un nombre entier d’années, de 0 à 200, ou une année civile",
                "a whole number of years from 0 to 200, or a calendar year, is needed")
        }
        return Int(years)
    }

    /// A discount rate from 0, included, to 1, excluded.
    func rate(_ rate: Double, _ place: String) throws -> Double {
        guard rate >= 0, rate < 1 else {
            throw ImpactMapProblem(place, "un taux va de 0 à moins de 1", "a rate goes from 0 to below 1")
        }
        return rate
    }

    /// Rates from year 1 on. Years before the first one named take its rate, years between two the earlier one.
    func list(_ rates: ImpactMapFile.Rates) throws -> [Double] {
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

    /// The shares of payers, which add up to 1; empty when no payer is named.
    func payers(_ shares: [String: Double], _ place: String) throws -> [String: Double] {
        for (payer, value) in shares.sorted(by: { $0.key < $1.key }) { _ = try share(value, "\(place).\(payer)") }
        guard shares.isEmpty || abs(shares.sumInKeyOrder - 1) < 1e-9 else {
            throw ImpactMapProblem(
                place, "les parts font \(shares.sumInKeyOrder), pas 1",
                "the shares add up to \(shares.sumInKeyOrder), not 1")
        }
        return shares
    }

    /// A choice by its name; nil when none is given.
    func choice<Choice: RawRepresentable & CaseIterable>(_ text: String?, _ place: String) throws -> Choice?
    where Choice.RawValue == String {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ImpactMapProblem(place, "« \(text) » n’est pas dans : \(known)", "“\(text)” is none of: \(known)")
        }
        return choice
    }
}
