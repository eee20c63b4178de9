import Mediation

/// The numbers of a row, to be added up.
extension ForeignRows {
    /// The numbers of a row of data: those of its columns, its length, and the people nothing counts together.
    func figures(_ cells: [String], _ numbers: [Int?], _ layout: SheetLayout, _ shape: RowShape) -> [Figure] {
        let isOnePerson = profile.eachRow == .contact && !layout.places.contains { $0.target == .column(.count) }
        let people = isOnePerson ? [Figure(title: Self.oneEach, target: .column(.count), number: 1)] : []
        return people + length(cells, layout) + sum(numbers, layout, shape)
            + zip(shape.numbers, numbers).compactMap { position, number in
                guard let number else { return nil }
                let place = layout.places.first { $0.position == position }
                if place?.target == .leave || place?.target == .others { return nil }
                // A session's own numbers are repeated on each of its rows.
                let isOfSession = [.column(.present), .column(.turnedAway)].contains(place?.target)
                if isOfSession, profile.eachRow == .contact { return nil }
                return Figure(title: place?.title ?? layout.title(position), target: place?.target, number: number)
            }
    }

    /// The people of a row that no column counts together: those of its largest split, and those beside it.
    private func sum(_ numbers: [Int?], _ layout: SheetLayout, _ shape: RowShape) -> [Figure] {
        let targets = layout.places.map(\.target)
        guard profile.eachRow == .session, !targets.contains(where: { $0 == .column(.count) || $0.isTheme }) else {
            return []
        }
        var splits: [Dimension: Int] = [:]
        var others = 0
        for (position, number) in zip(shape.numbers, numbers) {
            switch layout.places.first(where: { $0.position == position })?.target {
            case .margin(let dimension, _): splits[dimension, default: 0] += number ?? 0
            case .others: others += number ?? 0
            default: continue
            }
        }
        let people = (splits.values.max() ?? 0) + others
        return people == 0 ? [] : [Figure(title: Self.addedUp, target: .column(.count), number: people)]
    }

    /// How the count of people is called where it is the sum of several columns.
    private static let addedUp = "personnes, en additionnant"

    /// The minutes of a row, where each row is a session: elsewhere they are repeated on each row of one.
    private func length(_ cells: [String], _ layout: SheetLayout) -> [Figure] {
        guard profile.eachRow == .session, !layout.places.contains(where: { $0.target == .column(.session) }),
            let place = layout.places.first(where: { $0.target.isLength && $0.target != .column(.contactMinutes) })
        else { return [] }
        let text = layout.cell(place.position, of: cells)
        guard !text.isEmpty else { return [] }
        let minutes =
            CellReading.span(text)?.minutes
            ?? (try? CellReading.minutes(text, place.target, "")).flatMap { Minutes(typed: $0)?.value }
        return minutes.map { [Figure(title: place.title, target: place.target, number: $0)] } ?? []
    }

    /// How the count of people is called in a table of one row a person.
    private static let oneEach = "une personne par ligne"
}
