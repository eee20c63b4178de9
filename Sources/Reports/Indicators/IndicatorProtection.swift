import Mediation

/// What hides an indicator from who is not of the association: a small count, and what a small or hidden count could be
/// computed from.
enum IndicatorProtection: Sendable {
    /// It tells of nobody.
    case none
    /// Hidden where that count is under the audience's threshold.
    case small(@Sendable (Figures) -> Int)
    /// A share of the visits: hidden where a table of visits by one of these dimensions hides one of these codes.
    case answers([Dimension], [String])
    /// The range of people: hidden where its low end is under the threshold; widened to the next multiple of the
    /// threshold where its width is a small count, or one the table of attendance hides.
    case people

    /// Tables of visits whose masks it looks at.
    func tables(_ condition: LineCondition) -> [TableDefinition] {
        switch self {
        case .none, .small: []
        case .answers(let dimensions, _): dimensions.map { TableDefinition(.passages, by: [$0], where: condition) }
        case .people: [TableDefinition(.passages, by: [.attendance], where: condition)]
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
        case .small(let count): return isSmall(count(figures)) ? .masked : value
        case .answers(_, let codes): return isHidden(codes) ? .masked : value
        case .people:
            if isSmall(figures.firstTimes) || figures.firstTimes == 0 && isSmall(figures.attendanceUnknown) {
                return .masked
            }
            guard isSmall(figures.attendanceUnknown) || isHidden([Contact.unknown]) else { return value }
            let width = (figures.attendanceUnknown / threshold + 1) * threshold
            return .range(low: Double(figures.firstTimes), high: Double(figures.firstTimes + width))
        }
    }

    /// The rule in words.
    var words: Sentence {
        switch self {
        case .none: Sentence("jamais", "never")
        case .small: Sentence("sous le seuil", "under the threshold")
        case .answers:
            Sentence(
                "si un des nombres dont il est fait est caché", "where one of the counts it is made of is hidden")
        case .people:
            Sentence(
                "sous le seuil ; intervalle élargi si sa largeur est un petit nombre ou un nombre caché",
                "under the threshold; range widened where its width is a small or a hidden count")
        }
    }
}
