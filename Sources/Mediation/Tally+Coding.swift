extension Tally: Codable {
    /// Version of the encoding.
    package static let form = 3

    private enum CodingKeys: String, CodingKey {
        case form, totals, crossings, associationVisits, triggers, trace, observedEffects, work, gap
    }

    /// Writes the tally with the version of the encoding; crossings, cells and triggers in the order of their codes.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.form, forKey: .form)
        try container.encode(totals, forKey: .totals)
        try container.encode(
            crossings.sorted { $0.key < $1.key }.map { EncodedCrossing(code: $0.key, $0.value) }, forKey: .crossings)
        if associationVisits != AssociationVisits() {
            try container.encode(associationVisits, forKey: .associationVisits)
        }
        try container.encode(
            triggers.sorted { $0.key < $1.key }.map { EncodedTrigger(code: $0.key, $0.value) }, forKey: .triggers)
        if !trace.isEmpty { try container.encode(trace, forKey: .trace) }
        try container.encodeIfPresent(work, forKey: .work)
        if !observedEffects.isEmpty { try container.encode(observedEffects, forKey: .observedEffects) }
        try container.encodeIfPresent(gap, forKey: .gap)
    }

    /// Reads a tally; throws `DecodingError` for an encoding of another version, or a code given twice.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Form 1 did not hold the visits that bound people, form 2 no shares of what triggers count.
        try CodingForm.check(container, .form, isIn: Self.form...Self.form)
        self.init()
        totals = try container.decode(Totals.self, forKey: .totals)
        for crossing in try container.decode([EncodedCrossing].self, forKey: .crossings) {
            guard crossings.updateValue(try crossing.crossing(), forKey: crossing.code) == nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: .crossings, in: container, debugDescription: "\(crossing.code) twice")
            }
        }
        associationVisits =
            try container.decodeIfPresent(AssociationVisits.self, forKey: .associationVisits) ?? AssociationVisits()
        for trigger in try container.decode([EncodedTrigger].self, forKey: .triggers) {
            guard triggers.updateValue(trigger.count, forKey: trigger.code) == nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: .triggers, in: container, debugDescription: "\(trigger.code) twice")
            }
        }
        trace = try container.decodeIfPresent([TracedSession].self, forKey: .trace) ?? []
        work = try container.decodeIfPresent(Workload.self, forKey: .work)
        observedEffects = try container.decodeIfPresent([ObservedEffect].self, forKey: .observedEffects) ?? []
        gap = try container.decodeIfPresent(TallyGap.self, forKey: .gap)
    }
}

extension Quantity: Codable {
    /// Writes the hundredths, a whole number.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hundredths)
    }

    /// Reads hundredths.
    package init(from decoder: any Decoder) throws {
        self.init(hundredths: try decoder.singleValueContainer().decode(Int64.self))
    }
}

/// A crossing as it is encoded: its cells in the order of their keys.
private struct EncodedCrossing: Codable {
    let code: String
    let total: Tally.Cell
    let cells: [EncodedCell]
    /// Left out where people are not counted.
    let visits: MonthlyVisits?

    struct EncodedCell: Codable {
        let key: [String]
        let value: Int
        /// Left out when zero.
        let unknown: Int?
        /// Left out where people are not counted.
        let visits: MonthlyVisits?
    }

    init(code: String, _ crossing: Tally.Crossing) {
        self.code = code
        total = crossing.total
        cells = crossing.cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, cell in
            EncodedCell(
                key: key, value: cell.value, unknown: cell.unknown == 0 ? nil : cell.unknown,
                visits: crossing.visits[key])
        }
        visits = crossing.visitsInAll == MonthlyVisits() ? nil : crossing.visitsInAll
    }

    func crossing() throws -> Tally.Crossing {
        var crossing = Tally.Crossing()
        crossing.total = total
        crossing.visitsInAll = visits ?? MonthlyVisits()
        for cell in cells {
            crossing.visits[cell.key] = cell.visits
            let isNew =
                crossing.cells.updateValue(
                    Tally.Cell(value: cell.value, unknown: cell.unknown ?? 0), forKey: cell.key) == nil
            guard isNew else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: [], debugDescription: "\(code), \(cell.key) twice"))
            }
        }
        return crossing
    }
}

/// A trigger's count as it is encoded: what was set aside in the order of codes.
private struct EncodedTrigger: Codable {
    let code: String
    let quantity: SharedQuantity
    let confirmed: SharedQuantity
    let sessions: Int
    let setAside: [EncodedPart]?

    struct EncodedPart: Codable {
        let by: String
        let quantity: SharedQuantity
    }

    init(code: String, _ count: TriggerCount) {
        self.code = code
        quantity = count.quantity
        confirmed = count.confirmed
        sessions = count.sessions
        let parts = count.setAside.sorted { $0.key < $1.key }.map { EncodedPart(by: $0.key, quantity: $0.value) }
        setAside = parts.isEmpty ? nil : parts
    }

    var count: TriggerCount {
        var count = TriggerCount()
        count.quantity = quantity
        count.confirmed = confirmed
        count.sessions = sessions
        for part in setAside ?? [] { count.setAside[part.by, default: .zero] += part.quantity }
        return count
    }
}
