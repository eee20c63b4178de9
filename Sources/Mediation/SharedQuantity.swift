/// A sum of quantities of which shares alone may count, exact: shares of one quantity that make it up add up to it, whatever
/// else is in the sums.
package struct SharedQuantity: Hashable, Sendable {
    /// Whole hundredths.
    private var hundredths: Int64 = 0
    /// What is less than a hundredth, each a numerator below its denominator, by denominator.
    private var parts: [Int: Int64] = [:]

    /// No quantity at all.
    package static let zero = SharedQuantity()

    private init() {}

    /// A quantity, or a share of it.
    package init(_ quantity: Quantity, _ share: Share = .all) {
        add(quantity.hundredths * Int64(share.part), over: share.whole)
    }

    private mutating func add(_ numerator: Int64, over denominator: Int) {
        let sum = (parts[denominator] ?? 0) + numerator
        let (whole, rest) = sum.quotientAndRemainder(dividingBy: Int64(denominator))
        hundredths += whole
        parts[denominator] = rest == 0 ? nil : rest
    }

    /// Adds exactly; both must be of one unit.
    package static func += (left: inout SharedQuantity, right: SharedQuantity) {
        left.hundredths += right.hundredths
        for (denominator, numerator) in right.parts { left.add(numerator, over: denominator) }
    }

    /// Whether nothing counts.
    package var isZero: Bool { self == .zero }

    /// The quantity as a floating-point number, for estimates only: that of `Quantity` where nothing is shared.
    package var value: Double {
        let rest = parts.sorted { $0.key < $1.key }.reduce(0) { $0 + Double($1.value) / Double($1.key) }
        return (Double(hundredths) + rest) / 100
    }
}

extension SharedQuantity: Codable {
    private enum CodingKeys: String, CodingKey { case hundredths, parts }

    /// Writes the whole hundredths; where some are shared, an object with the fractions too, `[numerator, denominator]`.
    package func encode(to encoder: any Encoder) throws {
        guard !parts.isEmpty else {
            var container = encoder.singleValueContainer()
            return try container.encode(hundredths)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(hundredths, forKey: .hundredths)
        try container.encode(
            parts.sorted { $0.key < $1.key }.map { [$0.value, Int64($0.key)] }, forKey: .parts)
    }

    /// Reads either form; throws `DecodingError` for a fraction that is none.
    package init(from decoder: any Decoder) throws {
        if let whole = try? decoder.singleValueContainer().decode(Int64.self) {
            hundredths = whole
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        hundredths = try container.decode(Int64.self, forKey: .hundredths)
        for part in try container.decode([[Int64]].self, forKey: .parts) {
            guard part.count == 2, part[0] > 0, part[0] < part[1] else {
                throw DecodingError.dataCorruptedError(
                    forKey: .parts, in: container, debugDescription: "\(part) is not a fraction")
            }
            add(part[0], over: Int(part[1]))
        }
    }
}
