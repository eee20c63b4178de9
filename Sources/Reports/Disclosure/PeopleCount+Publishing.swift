import Mediation

extension PeopleCount {
    /// The number of people as an audience may read it; nil where it must be hidden.
    ///
    /// Hidden: a number surely under the threshold. Bounds that differ are rounded outwards to multiples of the threshold:
    /// they would tell how many answers nobody noted, and by subtraction a small count of passages.
    /// - Parameters:
    ///   - visits: the passages of the same scope, which people are never more than.
    ///   - isRounded: whether the passages leave rounded: then so do people, exact ones too, and passages bound nothing.
    func published(_ threshold: Int, visits: Int, isRounded: Bool = false) -> PeopleCount? {
        guard threshold > 0 else { return self }
        guard high == 0 || high >= threshold else { return nil }
        guard !isExact || isRounded && high > 0 else { return self }
        let most = (high + threshold - 1) / threshold * threshold
        return PeopleCount(
            low: max(min(low, 1), low / threshold * threshold), high: isRounded ? most : min(visits, most))
    }
}
