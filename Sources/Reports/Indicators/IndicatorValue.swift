import Mediation
import Valuation

/// A figure, a range, or nothing to say.
package enum IndicatorValue: Sendable, Hashable {
    /// In the indicator's unit; a share from 0 to 1.
    case number(Double)
    /// Both ends included.
    case range(low: Double, high: Double)
    /// It cannot be given.
    case unavailable(Unavailability)
    /// Hidden from this audience.
    case masked

    /// A number of people: one figure where it is known, a range otherwise.
    init(_ people: PeopleCount) {
        self =
            people.isExact
            ? .number(Double(people.low)) : .range(low: Double(people.low), high: Double(people.high))
    }

    /// What a number of people stands on; nil where it is hidden.
    package var basis: String? {
        switch self {
        case .number: "exact"
        case .range: "bounds"
        case .unavailable: "unavailable"
        case .masked: nil
        }
    }

    /// Why a figure cannot be given.
    package enum Unavailability: Sendable, Hashable {
        /// Nothing was counted to compute it from.
        case nothingCounted
        /// What is counted costs nobody knows how much.
        case noCosts(Inputs.Absence)
        /// The period shares days with the one it is set against: their difference could point to someone.
        case overlappingPeriod
        /// The register has no session before that day.
        case beforeRegister(CivilDate)
        /// What it is counted from was purged that day, and no such count was kept.
        case purged(on: CivilDate)

        /// The reason in words.
        package var words: Sentence {
            switch self {
            case .nothingCounted: Sentence("rien n’a été compté", "nothing was counted")
            case .noCosts(let absence): absence.words
            case .beforeRegister(let day):
                Sentence(
                    "aucune séance n’est notée avant le \(NumberText(.french).day(day))",
                    "no session is recorded before \(NumberText(.english).day(day))")
            case .purged(let day):
                Sentence("purgé le \(NumberText(.french).day(day))", "purged on \(NumberText(.english).day(day))")
            case .overlappingPeriod: Sentence("les deux périodes se recoupent", "both periods overlap")
            }
        }
    }
}
