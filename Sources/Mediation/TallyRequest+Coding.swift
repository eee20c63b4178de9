extension TallyRequest: Codable {
    /// Version of the encoding.
    package static let form = 1

    private enum CodingKeys: String, CodingKey {
        case form, period, peopleSince, filter, scope, crossings, triggers, tracedTrigger, countsWork,
            looksForDuplicates
    }

    /// Writes the request with the version of the encoding; crossings and triggers in the order asked.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.form, forKey: .form)
        try container.encode(period, forKey: .period)
        try container.encodeIfPresent(peopleSince?.description, forKey: .peopleSince)
        if !filter.isEmpty { try container.encode(filter, forKey: .filter) }
        if !scope.isEmpty { try container.encode(scope, forKey: .scope) }
        try container.encode(crossings, forKey: .crossings)
        try container.encode(triggers, forKey: .triggers)
        try container.encodeIfPresent(tracedTrigger, forKey: .tracedTrigger)
        if countsWork { try container.encode(countsWork, forKey: .countsWork) }
        try container.encode(looksForDuplicates, forKey: .looksForDuplicates)
    }

    /// Reads a request; throws `DecodingError` for an encoding of a later version.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try CodingForm.check(container, .form, isIn: 1...Self.form)
        self.init(period: try container.decode(Period.self, forKey: .period))
        peopleSince = try container.decodeIfPresent(String.self, forKey: .peopleSince).map { text in
            guard let day = CivilDate(iso: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .peopleSince, in: container, debugDescription: "\(text) is not a day")
            }
            return day
        }
        filter = try container.decodeIfPresent(SessionFilter.self, forKey: .filter) ?? SessionFilter()
        scope = try container.decodeIfPresent(SessionFilter.self, forKey: .scope) ?? SessionFilter()
        crossings = try container.decode([CrossingRequest].self, forKey: .crossings)
        triggers = try container.decode([Trigger].self, forKey: .triggers)
        tracedTrigger = try container.decodeIfPresent(String.self, forKey: .tracedTrigger)
        countsWork = try container.decodeIfPresent(Bool.self, forKey: .countsWork) ?? false
        looksForDuplicates = try container.decode(Bool.self, forKey: .looksForDuplicates)
    }
}

extension Dimension: Codable {}
extension Measure: Codable {}

extension Period: Codable {
    /// Writes `2025-01-01..2025-12-31`, bounds included.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Reads any form a person may type; throws `DecodingError` for another text.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do { try self.init(typed: text) } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a period")
        }
    }
}

extension CrossingRequest: Codable {
    private enum CodingKeys: String, CodingKey { case code, measure, dimensions, condition }

    /// Writes the crossing; a condition that everything meets is left out.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(measure, forKey: .measure)
        try container.encode(dimensions, forKey: .dimensions)
        if !condition.isEmpty { try container.encode(condition, forKey: .condition) }
    }

    /// Reads a crossing; throws `DecodingError` for a measure or dimension this program does not know, or more
    /// dimensions than `mostDimensions`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let dimensions = try container.decode([Dimension].self, forKey: .dimensions)
        guard dimensions.count <= Self.mostDimensions else {
            throw DecodingError.dataCorruptedError(
                forKey: .dimensions, in: container, debugDescription: "\(dimensions.count) dimensions")
        }
        self.init(
            try container.decode(String.self, forKey: .code), try container.decode(Measure.self, forKey: .measure),
            by: dimensions,
            where: try container.decodeIfPresent(LineCondition.self, forKey: .condition) ?? LineCondition())
    }
}

extension LineCondition: Codable {
    private enum CodingKeys: String, CodingKey { case kinds, placeKinds, themes }

    /// Writes the conditions given, each as a sorted list.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sorted: kinds, forKey: .kinds)
        try container.encode(sorted: placeKinds, forKey: .placeKinds)
        try container.encode(sorted: themes, forKey: .themes)
    }

    /// Reads conditions; one that is not there accepts any.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        kinds = try container.decodeSet(forKey: .kinds)
        placeKinds = try container.decodeSet(forKey: .placeKinds)
        themes = try container.decodeSet(forKey: .themes)
    }
}

extension SessionFilter: Codable {
    private enum CodingKeys: String, CodingKey { case kinds, places, placeKinds, mediators, posts, fundings, themes }

    /// Writes the conditions given, each as a sorted list.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sorted: kinds, forKey: .kinds)
        try container.encode(sorted: places, forKey: .places)
        try container.encode(sorted: placeKinds, forKey: .placeKinds)
        try container.encode(sorted: mediators, forKey: .mediators)
        try container.encode(sorted: posts, forKey: .posts)
        try container.encode(sorted: fundings, forKey: .fundings)
        try container.encode(sorted: themes, forKey: .themes)
    }

    /// Reads conditions; one that is not there accepts any.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        kinds = try container.decodeSet(forKey: .kinds)
        places = try container.decodeSet(forKey: .places)
        placeKinds = try container.decodeSet(forKey: .placeKinds)
        mediators = try container.decodeSet(forKey: .mediators)
        posts = try container.decodeSet(forKey: .posts)
        fundings = try container.decodeSet(forKey: .fundings)
        themes = try container.decodeSet(forKey: .themes)
    }
}

extension Trigger: Codable {
    private enum CodingKeys: String, CodingKey {
        case code, effects, outcomes, actions, themes, placeKinds, partnerKinds, excludes
    }

    /// Writes the conditions given, each as a sorted list.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(sorted: effects, forKey: .effects)
        try container.encode(sorted: outcomes, forKey: .outcomes)
        try container.encode(sorted: actions, forKey: .actions)
        try container.encode(sorted: themes, forKey: .themes)
        try container.encode(sorted: placeKinds, forKey: .placeKinds)
        try container.encode(sorted: partnerKinds, forKey: .partnerKinds)
        if !excludes.isEmpty { try container.encode(excludes, forKey: .excludes) }
    }

    /// Reads a trigger; a condition that is not there always holds.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(code: try container.decode(String.self, forKey: .code))
        effects = try container.decodeSet(forKey: .effects)
        outcomes = try container.decodeSet(forKey: .outcomes)
        actions = try container.decodeSet(forKey: .actions)
        themes = try container.decodeSet(forKey: .themes)
        placeKinds = try container.decodeSet(forKey: .placeKinds)
        partnerKinds = try container.decodeSet(forKey: .partnerKinds)
        excludes = try container.decodeIfPresent([String].self, forKey: .excludes) ?? []
    }
}
