import Mediation
import Statistics

/// One uncertain figure of an impact map, with every place it stands in: a figure used by several outcomes is one
/// parameter, changed and drawn once.
package struct Parameter: Sendable, Hashable {
    /// What the figure is in an outcome, or for the whole map.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        case quantity, probability, proxy, deadweight, displacement, attribution
        case dropOff = "drop_off"
        case duration = "duration_years"
        /// All inputs, as a multiple of what they are: 1 for as they are.
        case inputs
        case discountRate = "discount_rate"

        /// Whether the figure is a share, from 0 to 1.
        package var isShare: Bool {
            switch self {
            case .probability, .deadweight, .displacement, .attribution, .dropOff: true
            case .quantity, .proxy, .duration, .inputs, .discountRate: false
            }
        }
    }

    /// Stable name, for scripts.
    package let code: String
    /// What people are shown for it.
    package let label: Sentence
    /// Which figure it is, the same in all its places.
    package let role: Role
    /// Ranks of the outcomes it stands in, each once, with the factor that makes the outcome's own figure of it.
    package let places: [Place]
    /// Low and high ends, and the figure used.
    package let value: Estimate
    /// What a simulation draws it from; a fixed one is not drawn.
    package let distribution: Distribution
    /// Whether the ends are documented; otherwise they follow from the grade of the evidence.
    package let isDocumented: Bool

    /// Where a parameter stands.
    package struct Place: Sendable, Hashable {
        /// Rank of the outcome in the map, from 0.
        package let outcome: Int
        /// What the parameter is multiplied by to make the outcome's own figure.
        package let factor: Double

        /// In the outcome of that rank, the figure times `factor`.
        package init(_ outcome: Int, factor: Double = 1) {
            self.outcome = outcome
            self.factor = factor
        }
    }

    /// A parameter; see the properties.
    package init(
        code: String, label: Sentence, role: Role, places: [Place], value: Estimate, distribution: Distribution,
        isDocumented: Bool = true
    ) {
        self.code = code
        self.label = label
        self.role = role
        self.places = places
        self.value = value
        self.distribution = distribution
        self.isDocumented = isDocumented
    }
}

extension ImpactMap {
    /// The map with one parameter at another value.
    package func with(_ parameter: Parameter, at value: Double) -> ImpactMap {
        var map = self
        switch parameter.role {
        case .inputs: for index in map.inputs.indices { map.inputs[index].value *= value }
        case .discountRate: map.discounting = Discounting(rate: value, timing: discounting.timing)
        default:
            for place in parameter.places {
                map.outcomes[place.outcome].outcome.set(parameter.role, value * place.factor)
            }
        }
        return map
    }
}

extension Outcome {
    /// Years a change lasts at most, in a map and in a model.
    static let longestDuration = 100

    mutating func set(_ role: Parameter.Role, _ value: Double) {
        switch role {
        case .quantity: quantity = value
        case .probability: probability = value
        case .proxy: proxy = value
        case .deadweight: deadweight = value
        case .displacement: displacement = value
        case .attribution: attribution = value
        case .dropOff: dropOff = value
        case .duration: durationYears = Int(min(max(value.rounded(), 0), Double(Self.longestDuration)))
        case .inputs, .discountRate: break
        }
    }

    /// What a parameter of that role is here.
    func figure(_ role: Parameter.Role) -> Double? {
        switch role {
        case .quantity: quantity
        case .probability: probability
        case .proxy: proxy
        case .deadweight: deadweight
        case .displacement: displacement
        case .attribution: attribution
        case .dropOff: dropOff
        case .duration: Double(durationYears)
        case .inputs, .discountRate: nil
        }
    }
}
