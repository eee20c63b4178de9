import Mediation

/// What hides an indicator from who is not of the association: a small count, and what a small or hidden count could be
/// computed from.
enum IndicatorProtection: Sendable {
    /// It tells of nobody.
    case none
    /// Of sessions: hidden where they are those of a theme, and too few or of too few people.
    case sessions
    /// Hidden where that count is under the audience's threshold.
    case small(@Sendable (Figures) -> Int)
    /// A share of the visits: hidden where a table of visits by one of these dimensions hides one of these codes.
    case answers([Dimension], [String])
    /// Different people: hidden where they are surely under the threshold, bounds rounded outwards to multiples of it.
    case people(@Sendable (Figures) -> PeopleCount)

    /// Tables of visits whose masks it looks at.
    func tables(_ condition: LineCondition) -> [TableDefinition] {
        switch self {
        case .none, .sessions, .small, .people: []
        case .answers(let dimensions, _): dimensions.map { TableDefinition(.passages, by: [$0], where: condition) }
        }
    }

    /// The figure, hidden or widened where it must be.
    func applied(to value: IndicatorValue, _ figures: Figures, _ audience: Audience, _ masking: Masking)
        -> IndicatorValue
    {
        let threshold = audience.threshold(sensitive: false)
        func isSmall(_ count: Int) -> Bool { (1..<threshold).contains(count) }
        func isHidden(_ codes: [String]) -> Bool {
            tables(figures.condition).contains { masking.hides(codes, of: $0.crossing, figures.labels) }
        }
        switch self {
        case .none: return value
        case .sessions:
            return figures.hasThemes && (isSmall(figures.sessions) || isSmall(figures.passages)) ? .masked : value
        case .small(let count): return isSmall(count(figures)) ? .masked : value
        case .answers(_, let codes): return isHidden(codes) ? .masked : value
        case .people(let people):
            // Where the passages are hidden, so are their people: they are never more.
            return people(figures).published(
                threshold, visits: figures.passages, isRounded: figures.rounding != nil
            ).map(IndicatorValue.init) ?? .masked
        }
    }

    /// The rule in words.
    var words: Sentence {
        switch self {
        case .none: Sentence("jamais", "never")
        case .sessions:
            Sentence(
                "avec un thème, sous le seuil de séances ou de passages",
                "with a theme, under the threshold of sessions or visits")
        case .small: Sentence("sous le seuil", "under the threshold")
        case .answers:
            Sentence(
                "si un des nombres dont il est fait est caché", "where one of the counts it is made of is hidden")
        case .people:
            Sentence(
                "sous le seuil ; bornes élargies aux multiples du seuil",
                "under the threshold; bounds widened to multiples of it")
        }
    }
}
