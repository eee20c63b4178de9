/// What a tally cannot answer because the sessions it would count were purged, and no such count of them was kept.
package struct TallyGap: Hashable, Sendable {
    /// The day of the last purge concerned.
    package var purgedOn: CivilDate
    /// Whether the totals, and with them everything, lack what was purged.
    package var isWhole = false
    /// Codes of the crossings that lack what was purged.
    package var crossings: Set<String> = []
    /// Codes of the triggers that lack what was purged.
    package var triggers: Set<String> = []
    /// Whether the sessions purged are missing from a list of sessions: a trace, a search for duplicates.
    package var lacksSessions = false
    /// Whether costs cannot be shared: one of them pays for a part of a month whose days were not kept apart.
    package var lacksDays = false

    /// A gap left by a purge of that day, with nothing in it yet.
    package init(purgedOn: CivilDate) { self.purgedOn = purgedOn }

    /// Whether everything asked is counted.
    package var isEmpty: Bool { self == TallyGap(purgedOn: purgedOn) }

    /// What either lacks.
    static func + (left: TallyGap, right: TallyGap) -> TallyGap {
        var sum = left
        sum.purgedOn = max(left.purgedOn, right.purgedOn)
        sum.isWhole = left.isWhole || right.isWhole
        sum.crossings.formUnion(right.crossings)
        sum.triggers.formUnion(right.triggers)
        sum.lacksSessions = left.lacksSessions || right.lacksSessions
        sum.lacksDays = left.lacksDays || right.lacksDays
        return sum
    }
}

extension TallyGap: Codable {
    private enum CodingKeys: String, CodingKey { case purgedOn, isWhole, crossings, triggers, lacksSessions, lacksDays }

    /// Writes the codes as sorted lists.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(purgedOn.description, forKey: .purgedOn)
        if isWhole { try container.encode(isWhole, forKey: .isWhole) }
        try container.encode(sorted: crossings, forKey: .crossings)
        try container.encode(sorted: triggers, forKey: .triggers)
        if lacksSessions { try container.encode(lacksSessions, forKey: .lacksSessions) }
        if lacksDays { try container.encode(lacksDays, forKey: .lacksDays) }
    }

    /// Reads a gap; throws `DecodingError` where the day is none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .purgedOn)
        guard let day = CivilDate(iso: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .purgedOn, in: container, debugDescription: "\(text) is not a day")
        }
        self.init(purgedOn: day)
        isWhole = try container.decodeIfPresent(Bool.self, forKey: .isWhole) ?? false
        crossings = try container.decodeSet(forKey: .crossings)
        triggers = try container.decodeSet(forKey: .triggers)
        lacksSessions = try container.decodeIfPresent(Bool.self, forKey: .lacksSessions) ?? false
        lacksDays = try container.decodeIfPresent(Bool.self, forKey: .lacksDays) ?? false
    }
}

extension Tally {
    /// The day what some crossings count was purged, in whole or in part, without such a count being kept; nil where they
    /// count everything asked. Without crossings, of the totals.
    package func purgedOn(_ crossings: [CrossingRequest] = []) -> CivilDate? {
        guard let gap, gap.isWhole || crossings.contains(where: { gap.crossings.contains($0.code) }) else { return nil }
        return gap.purgedOn
    }

    /// The same of all triggers and crossings: of a valuation.
    package var purgedOnInAnyCount: CivilDate? {
        guard let gap, gap.isWhole || !gap.triggers.isEmpty || !gap.crossings.isEmpty else { return nil }
        return gap.purgedOn
    }
}
