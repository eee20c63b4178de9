extension Workload: Codable {
    private enum CodingKeys: String, CodingKey { case fundings, parts }

    /// A part as it is encoded, what it is with what it weighs.
    private struct Part: Codable {
        let day: String
        let funding: String
        let codes: [String]
        let isAsked: Bool
        let worked: Int
        let time: Int
        let passages: Int

        init(_ key: Key, _ amount: Amount) {
            (day, funding, codes, isAsked) = (key.day, key.funding, key.codes, key.isAsked)
            (worked, time, passages) = (amount.worked, amount.time, amount.passages)
        }
    }

    /// Writes the parts in the order of their keys.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(fundings.sorted(), forKey: .fundings)
        try container.encode(amounts.sorted { $0.key < $1.key }.map { Part($0.key, $0.value) }, forKey: .parts)
    }

    /// Reads the parts; two of one key add up.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        fundings = Set(try container.decode([String].self, forKey: .fundings))
        for part in try container.decode([Part].self, forKey: .parts) {
            let key = Key(day: part.day, funding: part.funding, codes: part.codes, isAsked: part.isAsked)
            amounts[key, default: Amount()].worked += part.worked
            amounts[key]?.time += part.time
            amounts[key]?.passages += part.passages
        }
    }
}
