import Mediation
import Statistics

/// Uncertain figures written beside a map, as in `sroi-montecarlo/1`: a distribution by name. The name tells the role
/// ("deadweight", "attribution", "unit cost"…; a quantity otherwise); the outcomes are those it names
/// ("rows 1-3"), or else those whose figure is the centre of the distribution.
package struct MonteCarloCase: Decodable, Sendable {
    /// What the case is called; printed in place of the map's own name.
    package let name: String
    /// File of the map, beside this one.
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

    /// The parameters, for the map they speak of, by name. A name that fits no outcome is refused.
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
            let rows = try written.rows ?? Self.rows(name) ?? map.rows(role, value.central)
            guard role == .inputs || role == .discountRate || !rows.isEmpty,
                rows.allSatisfy({ (1...map.outcomes.count).contains($0) })
            else {
                throw ImpactMapProblem(
                    place, "ne correspond à aucun changement de la carte", "fits no outcome of the map")
            }
            return Parameter(
                code: name, label: Sentence(name, name), role: role, places: rows.map { Parameter.Place($0 - 1) },
                value: value, distribution: distribution)
        }
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

    /// `rows 1-3`, `row 4`, counted from 1.
    private static func rows(_ name: String) throws -> [Int]? {
        guard let found = name.firstMatch(of: /rows? (\d+)(?:\s*-\s*(\d+))?/), let first = Int(found.1) else {
            return nil
        }
        let last = found.2.flatMap { Int($0) } ?? first
        return first <= last ? Array(first...last) : nil
    }
}

extension MonteCarloCase.Written {
    fileprivate var distribution: (Distribution, Estimate)? {
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
