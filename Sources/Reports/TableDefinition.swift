import Mediation

/// A table to make: a measure by one dimension or two.
public struct TableDefinition: Sendable, Hashable {
    public let code: String
    public let title: Sentence
    public let measure: Measure
    public let dimensions: [Dimension]

    /// A table; the code is its name in files and options.
    public init(_ code: String, _ french: String, _ english: String, _ measure: Measure, by dimensions: Dimension...) {
        self.code = code
        title = Sentence(french, english)
        self.measure = measure
        self.dimensions = dimensions
    }

    /// What the tally must count for it: the crossing, and each dimension alone for the totals.
    var requests: [CrossingRequest] {
        dimensions.count == 1
            ? [CrossingRequest(code, measure, by: dimensions)]
            : [CrossingRequest(code, measure, by: dimensions)]
                + dimensions.map { CrossingRequest("\(code)/\($0.rawValue)", measure, by: [$0]) }
    }

    /// The table, with rows and columns in the order of their lists.
    func table(_ tally: Tally, _ labels: Labels) -> ReportTable {
        let crossing = tally.crossings[code] ?? Tally.Crossing()
        func headings(_ position: Int) -> [ReportTable.Heading] {
            let dimension = dimensions[position]
            var codes = Set(crossing.cells.filter { $0.value != Tally.Cell() }.map { $0.key[position] })
            if dimensions.count > 1, let alone = tally.crossings["\(code)/\(dimension.rawValue)"] {
                codes.formUnion(alone.cells.filter { $0.value != Tally.Cell() }.map { $0.key[0] })
            }
            return labels.ordered(dimension, codes).map {
                ReportTable.Heading(
                    code: $0, label: labels.label(dimension, $0), isSensitive: labels.isSensitive(dimension, $0))
            }
        }
        func cell(_ key: [String], of name: String) -> ReportTable.Cell {
            self.cell(tally.crossings[name]?.cells[key] ?? Tally.Cell())
        }
        let rows = headings(0)
        let columns =
            dimensions.count > 1
            ? headings(1)
            : [ReportTable.Heading(code: unit.rawValue, label: Self.unitLabel(unit), isSensitive: false)]
        var notes: [Sentence] = []
        if dimensions.contains(where: \.isMultiple),
            !(measure == .requests && dimensions.allSatisfy { $0 == .theme || $0 == .domain || !$0.isMultiple })
        {
            notes.append(
                Sentence(
                    "Plusieurs réponses possibles : les lignes font plus que le total.",
                    "Several answers possible: rows add up to more than the total."))
        }
        if (rows + columns).contains(where: { $0.code == Tally.uncrossed }) {
            notes.append(
                Sentence(
                    "Non croisé : effectifs de groupe dont on connaît chaque détail à part, pas le croisement.",
                    "Not crossed: head counts whose splits are known apart, not together."))
        }
        return ReportTable(
            code: code, title: title, unit: unit, rows: rows, columns: columns,
            cells: rows.map { row in
                columns.map { cell(dimensions.count > 1 ? [row.code, $0.code] : [row.code], of: code) }
            },
            rowTotals: dimensions.count > 1
                ? rows.map {
                    $0.code == Tally.uncrossed ? .count(0) : cell([$0.code], of: "\(code)/\(dimensions[0].rawValue)")
                } : [],
            columnTotals: dimensions.count > 1
                ? columns.map {
                    $0.code == Tally.uncrossed ? .count(0) : cell([$0.code], of: "\(code)/\(dimensions[1].rawValue)")
                } : [],
            total: self.cell(crossing.total), suppressed: 0, notes: notes)
    }

    private var unit: ReportUnit {
        switch measure {
        case .sessions: .sessions
        case .minutes: .minutes
        case .passages: .passages
        case .people, .turnedAway: .people
        case .requests: .requests
        case .participations: .participations
        case .effects: .quantity
        }
    }

    private func cell(_ cell: Tally.Cell) -> ReportTable.Cell {
        switch measure {
        case .people: .range(low: cell.value, high: cell.value + cell.unknown)
        case .effects: .hundredths(cell.value)
        default: .count(cell.value)
        }
    }

    /// What a number of a unit is called at the head of a column.
    static func unitLabel(_ unit: ReportUnit) -> Sentence {
        switch unit {
        case .sessions: Sentence("Séances", "Sessions")
        case .minutes: Sentence("Minutes", "Minutes")
        case .passages: Sentence("Passages", "Visits")
        case .people: Sentence("Personnes", "People")
        case .requests: Sentence("Demandes", "Requests")
        case .participations: Sentence("Participations", "Participations")
        case .euros: Sentence("Euros", "Euros")
        case .share: Sentence("Part", "Share")
        case .quantity: Sentence("Quantité", "Quantity")
        }
    }
}
