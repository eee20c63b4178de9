import Mediation

extension TableDefinition {
    /// A table of different people, by one dimension: each row is counted on its own, and so is the total.
    func peopleTable(_ tally: Tally, _ labels: Labels, _ masking: Masking, _ audience: Audience) -> ReportTable? {
        let visits = tally.crossings[crossing.code]?.visits ?? [:]
        guard !visits.isEmpty, !masking.isWithheld(self) else { return nil }
        let isRounded = masking.rounded.contains(crossing.code)
        func cell(_ people: PeopleCount, visits: Int, isSensitive: Bool = false) -> ReportTable.Cell {
            people.published(audience.threshold(sensitive: isSensitive), visits: visits, isRounded: isRounded)
                .map { .range(low: $0.low, high: $0.high) } ?? .masked
        }
        let codes = Set(visits.keys.map { $0[0] }).union((masking.reasons[crossing.code] ?? [:]).keys.map { $0[0] })
        let rows = labels.ordered(dimensions[0], codes).map {
            ReportTable.Heading($0, labels.label(dimensions[0], $0))
        }
        var table = ReportTable(
            code: code, title: title(labels), unit: unit, rows: rows,
            columns: [ReportTable.Heading(unit.rawValue, Self.unitLabel(unit))],
            cells: rows.map { row in
                guard masking.reason(crossing.code, [row.code]) == nil else { return [.masked] }
                return [
                    cell(
                        tally.people([row.code], of: crossing), visits: tally.visits([row.code], of: crossing),
                        isSensitive: labels.isSensitive(dimensions[0], row.code))
                ]
            })
        table.rounding = isRounded ? Rounding(audience)?.base : nil
        table.rowTitle = Self.name(dimensions[0]).capitalized
        table.total = cell(
            tally.people(of: crossing), visits: tally.crossings[crossing.code]?.visitsInAll.count ?? 0)
        table.suppressed = table.cells.joined().count { $0 == .masked }
        table.notes = notes(rows, table.suppressed > 0)
        return table
    }
}
