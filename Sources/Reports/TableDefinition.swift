import Mediation

/// A table to make: a measure by one dimension or two.
package struct TableDefinition: Sendable, Hashable {
    /// Stable name: as given, or made of the measure and dimensions.
    package let code: String
    /// As the definition gives it, or made from what is counted.
    package let title: Sentence
    private let hasOwnTitle: Bool
    /// What is counted.
    package let measure: Measure
    /// By what: one or two, the rows first.
    package let dimensions: [Dimension]
    /// Which sessions and contact lines are counted.
    package let condition: LineCondition
    /// Its picture, when it has one.
    package var chart: ReportChart.Kind?
    /// Line of the definition file, for messages.
    var line = 0

    /// A table; code and title follow from what it counts when they are not given.
    package init(
        _ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition(),
        code: String? = nil, title: Sentence? = nil
    ) {
        self.measure = measure
        self.dimensions = dimensions
        self.condition = condition
        let names = dimensions.map(\.rawValue).joined(separator: "_")
        self.code =
            code ?? (measure == .effects && dimensions == [.effect] ? "effects" : "\(measure.rawValue)_by_\(names)")
        self.title = title ?? Self.title(measure, dimensions)
        hasOwnTitle = title != nil
    }

    /// What the tally must count for it: the crossing, and each dimension alone for the totals.
    var requests: [CrossingRequest] {
        [crossing] + (dimensions.count > 1 ? dimensions.map { margin($0) } : [])
    }

    /// The cells.
    var crossing: CrossingRequest { CrossingRequest(measure, by: dimensions, where: condition) }

    /// One of its dimensions alone.
    func margin(_ dimension: Dimension) -> CrossingRequest {
        CrossingRequest(measure, by: [dimension], where: condition)
    }

    /// Whether a table has a line of totals: the parts of effects are of several units.
    private var hasTotal: Bool { measure != .effects }

    /// The table, with rows and columns in the order of their lists; nil when nothing was counted or all is withheld.
    func table(_ tally: Tally, _ labels: Labels, _ masking: Masking, _ audience: Audience) -> ReportTable? {
        if measure == .people { return peopleTable(tally, labels, masking, audience) }
        let isRounded = masking.rounded.contains(crossing.code)
        let tally = measure == .timeSpent ? inWholeMinutes(tally, isRounded: isRounded) : tally
        let crossing = tally.crossings[crossing.code] ?? Tally.Crossing()
        guard !cell(crossing.total).isZero, !masking.isWithheld(self) else { return nil }
        func headings(_ position: Int) -> [ReportTable.Heading] {
            let dimension = dimensions[position]
            var codes = Set(crossing.cells.filter { $0.value != Tally.Cell() }.map { $0.key[position] })
            if isRounded { codes.formUnion((masking.reasons[self.crossing.code] ?? [:]).keys.map { $0[position] }) }
            if dimensions.count > 1, let alone = tally.crossings[margin(dimension).code] {
                codes.formUnion(alone.cells.filter { $0.value != Tally.Cell() }.map { $0.key[0] })
            }
            return labels.ordered(dimension, codes).map {
                ReportTable.Heading($0, labels.label(dimension, $0), unit: labels.unit(dimension, $0))
            }
        }
        func value(_ key: [String], of request: CrossingRequest) -> ReportTable.Cell {
            let counted = tally.crossings[request.code]?.cells[key] ?? Tally.Cell()
            return masking.reason(request.code, key) == nil ? cell(counted) : .masked
        }
        let rows = headings(0)
        let columns =
            dimensions.count > 1
            ? headings(1)
            : [
                ReportTable.Heading(
                    unit.rawValue, measure == .timeSpent ? Self.unitLabel(measure) : Self.unitLabel(unit))
            ]
        var table = ReportTable(
            code: code, title: title(labels), unit: unit, rows: rows, columns: columns,
            cells: rows.map { row in
                columns.map { value(dimensions.count > 1 ? [row.code, $0.code] : [row.code], of: self.crossing) }
            })
        table.rowTitle = Self.name(dimensions[0]).capitalized
        if dimensions.count > 1 {
            // What is known apart only has no total of its own, nor have effects of several units.
            func totals(_ headings: [ReportTable.Heading], _ dimension: Dimension) -> [ReportTable.Cell] {
                headings.map {
                    $0.code == Tally.uncrossed || measure == .effects && dimension != .effect
                        ? .void : value([$0.code], of: margin(dimension))
                }
            }
            table.rowTotals = totals(rows, dimensions[0])
            table.columnTotals = totals(columns, dimensions[1])
        }
        table.rounding = isRounded ? Rounding(audience)?.base : nil
        if hasTotal { table.total = cell(crossing.total) }
        table.suppressed = (table.cells.joined() + table.rowTotals + table.columnTotals).count { $0 == .masked }
        table.notes = notes(rows + columns, table.suppressed > 0)
        return table
    }

    /// The tally with the cells of the table in whole minutes, and its totals their sums.
    private func inWholeMinutes(_ tally: Tally, isRounded: Bool) -> Tally {
        var rounded = tally
        if isRounded {
            // Whole hours already, each rounded on its own.
            for request in requests {
                rounded.crossings[request.code]?.total.value /= 60
                rounded.crossings[request.code]?.cells = (tally.crossings[request.code]?.cells ?? [:]).mapValues {
                    Tally.Cell(value: $0.value / 60)
                }
            }
            return rounded
        }
        let crossing = (tally.crossings[crossing.code] ?? Tally.Crossing()).wholeMinutes
        rounded.crossings[self.crossing.code] = crossing
        guard dimensions.count > 1 else { return rounded }
        for (rank, dimension) in dimensions.enumerated() {
            rounded.crossings[margin(dimension).code] = crossing.margin(rank)
        }
        return rounded
    }

    func notes(_ headings: [ReportTable.Heading], _ isMasked: Bool) -> [Sentence] {
        var notes: [Sentence] = []
        if measure == .people {
            notes.append(
                Sentence(
                    "Une personne compte dans chaque ligne où elle est venue : les lignes ne s’additionnent pas.",
                    "A person counts in each row she came under: rows do not add up."))
        } else if dimensions.contains(where: \.isMultiple), measure != .timeSpent,
            !(measure == .requests && dimensions.allSatisfy { $0 == .theme || $0 == .domain || !$0.isMultiple })
        {
            notes.append(
                Sentence(
                    "Plusieurs réponses possibles : les lignes font plus que le total.",
                    "Several answers possible: rows add up to more than the total."))
        }
        if headings.contains(where: { $0.code == Tally.uncrossed }) {
            notes.append(
                Sentence(
                    "Non croisé : effectifs de groupe dont on connaît chaque détail à part, pas le croisement.",
                    "Not crossed: head counts whose splits are known apart, not together."))
        }
        if measure == .timeSpent {
            notes.append(
                Sentence(
                    "Temps passé : la durée de chaque séance, partagée entre les demandes qu’on y a traitées.",
                    "Time spent: the length of each session, shared over the requests it dealt with."))
        }
        if isMasked {
            notes.append(
                Sentence(
                    "s : secret, petit nombre ou nombre qui le trahirait.",
                    "s: secret, a small number or one that would give it away."))
        }
        return notes
    }

    /// The title, with the condition in words where the definition gives none of its own.
    func title(_ labels: Labels) -> Sentence {
        guard !hasOwnTitle, let words = labels.words(condition) else { return title }
        return Sentence("\(title.french) (\(words.french))", "\(title.english) (\(words.english))")
    }

    var unit: ReportUnit {
        switch measure {
        case .sessions: .sessions
        case .minutes, .timeSpent: .minutes
        case .passages: .passages
        case .people, .turnedAway: .people
        case .requests: .requests
        case .participations: .participations
        case .effects: .quantity
        }
    }

    private func cell(_ cell: Tally.Cell) -> ReportTable.Cell {
        switch measure {
        case .effects: .hundredths(cell.value)
        default: .count(cell.value)
        }
    }
}

extension TableDefinition {
    private static func title(_ measure: Measure, _ dimensions: [Dimension]) -> Sentence {
        if measure == .effects, dimensions == [.effect] {
            return Sentence("Économies et changements repérés", "Economies and changes observed")
        }
        let what = unitLabel(measure)
        let by = dimensions.map(name)
        return Sentence(
            what.french + " par " + by.map(\.french).joined(separator: " et "),
            what.english + " by " + by.map(\.english).joined(separator: " and "))
    }

    static func unitLabel(_ measure: Measure) -> Sentence {
        switch measure {
        case .people: Sentence("Personnes différentes", "Different people")
        case .turnedAway: Sentence("Personnes non reçues", "People turned away")
        case .effects: Sentence("Effets", "Effects")
        case .timeSpent: Sentence("Temps passé", "Time spent")
        default: unitLabel(TableDefinition(measure, by: [.kind], code: "", title: Sentence("", "")).unit)
        }
    }

    /// What a dimension is called in a title.
    static func name(_ dimension: Dimension) -> Sentence {
        switch dimension {
        case .kind: Sentence("type de séance", "kind of session")
        case .place: Sentence("lieu", "place")
        case .partner: Sentence("partenaire", "partner")
        case .qpv: Sentence("quartier du lieu", "district of the place")
        case .mediator: Sentence("médiatrice", "mediator")
        case .funding: Sentence("action financée", "funded action")
        case .month: Sentence("mois", "month")
        case .language: Sentence("langue utilisée", "language used")
        case .placeKind: Sentence("type de lieu", "kind of place")
        case .duration: Sentence("durée en minutes", "length in minutes")
        case .register: Sentence("registre de la norme", "register of the norm")
        case .citer: Sentence("dimension d’utilité sociale", "dimension of social utility")
        case .mission: Sentence("mission adulte-relais", "adulte-relais mission")
        case .theme: Sentence("thème", "theme")
        case .domain: Sentence("domaine", "domain")
        case .gender: Sentence("genre", "gender")
        case .attendance: Sentence("fréquentation", "attendance")
        case .territory: Sentence("territoire de vie", "territory")
        case .origin: Sentence("origine de la venue", "origin")
        case .action: Sentence("action menée", "action")
        case .outcome: Sentence("résultat", "outcome")
        case .referral: Sentence("orientation", "referral")
        case .ageBand: Sentence("âge", "age")
        case .effect: Sentence("effet", "effect")
        }
    }

    /// What a number of a unit is called at the head of a column.
    static func unitLabel(_ unit: ReportUnit) -> Sentence {
        switch unit {
        case .sessions: Sentence("Séances", "Sessions")
        case .minutes: Sentence("Durée", "Time")
        case .passages: Sentence("Passages", "Visits")
        case .people: Sentence("Personnes", "People")
        case .requests: Sentence("Demandes", "Requests")
        case .participations: Sentence("Participations", "Participations")
        case .euros: Sentence("Euros", "Euros")
        case .share: Sentence("Part", "Share")
        case .events: Sentence("Nombre de fois", "Times")
        case .quantity: Sentence("Quantité", "Quantity")
        case .number: Sentence("Nombre", "Number")
        case .text: Sentence("", "")
        }
    }
}
