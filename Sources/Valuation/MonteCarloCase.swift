import Mediation
import Statistics

/// Uncertain figures of a map in a file of their own, as in `sroi-montecarlo/1`: a distribution by name. The name gives
/// the role ("deadweight", "attribution", "unit cost"…; a quantity otherwise) unless `role` does. The outcomes are those
/// of `rows`, or those it names ("rows 1-3"), or else those whose figure is the centre of the distribution.
package struct MonteCarloCase: Decodable, Sendable {
    /// Title of the case; printed instead of the map's own.
    package let name: String
    /// Name of the map's file, in the same folder.
    package let baseCase: String
    fileprivate let distributions: [String: Written]

    private enum CodingKeys: String, CodingKey {
        case name, distributions
        case baseCase = "base_case"
    }

    fileprivate struct Written: Decodable, Sendable {
        let dist: String
        let min, mode, max, median, p5, p95, alpha, beta: Double?
        let role: String?
        let rows: [Int]?
    }

    /// The parameters, for the map they speak of, by name. Throws an `ImpactMapProblem` for a distribution that is
    /// unknown, not complete, or fits no outcome.
    package func parameters(of map: ImpactMap) throws -> [Parameter] {
        try distributions.sorted { $0.key < $1.key }.map { name, written in
            let place = "distributions.\(name)"
            guard let (distribution, value) = written.distribution else {
                throw ImpactMapProblem(
                    place, "loi « \(written.dist) » incomplète ou inconnue (PERT, triangular, beta, lognormal)",
                    "distribution “\(written.dist)” unknown or not complete (PERT, triangular, beta, lognormal)")
            }
            let role =
                try written.role.map { text -> Parameter.Role in
                    guard let role = Parameter.Role(rawValue: text) else {
                        throw ImpactMapProblem(place + ".role", "« \(text) » n’est pas connu", "“\(text)” is not known")
                    }
                    return role
                } ?? Self.role(name)
            guard role != .discountRate else {
                throw ImpactMapProblem(
                    place, "un taux d’actualisation est un scénario, il ne se tire pas au hasard",
                    "a discount rate is a scenario, it is not drawn at random")
            }
            if role.isShare, value.low < 0 || value.high > 1 {
                throw ImpactMapProblem(place, "une part va de 0 à 1", "a share goes from 0 to 1")
            }
            return Parameter(
                code: name, label: Sentence(name, name), role: role,
                places: try ranks(name, written, role, value, map, place).map { Parameter.Place($0) }, value: value,
                distribution: distribution)
        }
    }

    /// Ranks, from 0, of the outcomes a distribution is for: those its file lists, those its name tells, or those whose
    /// figure is its centre. Empty for the inputs.
    private func ranks(
        _ name: String, _ written: Written, _ role: Parameter.Role, _ value: Estimate, _ map: ImpactMap,
        _ place: String
    ) throws -> [Int] {
        guard role != .inputs else { return [] }
        let known = 1...max(1, map.outcomes.count)
        let rows = try written.rows ?? Self.rows(name, known, place).map(Array.init) ?? map.rows(role, value.central)
        guard !map.outcomes.isEmpty, !rows.isEmpty, rows.allSatisfy(known.contains), Set(rows).count == rows.count
        else {
            throw ImpactMapProblem(
                place, "ne correspond à aucun changement de la carte", "fits no outcome of the map")
        }
        return rows.map { $0 - 1 }
    }

    private static func role(_ name: String) -> Parameter.Role {
        let name = name.lowercased()
        let words: [(String, Parameter.Role)] = [
            ("deadweight", .deadweight), ("displacement", .displacement), ("attribution", .attribution),
            ("drop-off", .dropOff), ("drop off", .dropOff), ("discount", .discountRate), ("duration", .duration),
            ("input", .inputs), ("cost", .proxy), ("proxy", .proxy), ("price", .proxy), ("unit value", .proxy),
        ]
        return words.first { name.contains($0.0) }?.1 ?? .quantity
    }

    /// The outcomes a name tells, counted from 1: `rows 1-3`, `row 4`. Nil for a name that tells none.
    private static func rows(_ name: String, _ known: ClosedRange<Int>, _ place: String) throws -> ClosedRange<Int>? {
        guard let found = name.firstMatch(of: /rows? (\d+)(?:\s*-\s*(\d+))?/) else { return nil }
        guard let first = Int(found.1), let last = Int(found.2 ?? found.1), first <= last, known.contains(first),
            known.contains(last)
        else {
            throw ImpactMapProblem(
                place, "« \(found.0) » : la carte a \(known.upperBound, fr: "changement", "changements")",
                "“\(found.0)”: the map has \(known.upperBound, en: "outcome", "outcomes")")
        }
        return first...last
    }
}

extension MonteCarloCase.Written {
    /// The distribution, and its low end, centre and high end; nil when a figure lacks, is out of order or too large.
    fileprivate var distribution: (Distribution, Estimate)? {
        guard [min, mode, max, median, p5, p95, alpha, beta].allSatisfy({ abs($0 ?? 0) <= 1e15 }) else { return nil }
        switch dist.lowercased() {
        case "pert", "triangular":
            guard let min, let mode, let max, min <= mode, mode <= max else { return nil }
            let value = Estimate(low: min, central: mode, high: max)
            return dist.lowercased() == "pert"
                ? (.pert(min: min, mode: mode, max: max), value) : (.triangular(min: min, mode: mode, max: max), value)
        case "lognormal":
            guard let median, let p5, let p95, p5 > 0, p5 <= median, median <= p95 else { return nil }
            return (.lognormal(median: median, p5: p5, p95: p95), Estimate(low: p5, central: median, high: p95))
        case "beta":
            guard let alpha, let beta, alpha > 0, beta > 0 else { return nil }
            let mean = alpha / (alpha + beta)
            let deviation = (mean * (1 - mean) / (alpha + beta + 1)).squareRoot()
            return (
                .beta(alpha: alpha, beta: beta),
                Estimate(
                    low: Swift.max(0, mean - Distribution.z95 * deviation), central: mean,
                    high: Swift.min(1, mean + Distribution.z95 * deviation))
            )
        default: return nil
        }
    }
}

extension ImpactMap {
    /// Ranks, from 1, of the outcomes whose figure is `value`.
    fileprivate func rows(_ role: Parameter.Role, _ value: Double) -> [Int] {
        outcomes.enumerated().compactMap { rank, line in line.outcome.figure(role) == value ? rank + 1 : nil }
    }
}
