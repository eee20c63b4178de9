import CSV
import Mediation
import Nomenclature
import Sheets

extension ProfileSuggestion {
    // MARK: - Days and lengths

    /// The order of day and month, the century and the year of days, from their cells and from the words above them.
    mutating func days(_ search: TitleSearch, _ finder: DoubtFinder, _ name: String) {
        guard let values = (finder.column(.column(.day)) ?? finder.column(.dayOfMonth))?.values else { return }
        let reading = DayReading(year: .calendar(2000), century: 20, today: .latest)
        for text in values.cells { _ = try? reading.moment(text, "") }
        let evidence = reading.evidence
        if evidence.order == .monthFirst { profile.dayOrder = .monthFirst }
        if evidence.shortYear > 0 { profile.century = 20 }
        let isInMonth = has(.dayOfMonth) || values.share(DayParts.isDayOfMonth) > 0.8
        guard evidence.yearless > 0 || isInMonth else { return }
        let texts = search.sample.above + [search.sample.sheet.name, name]
        profile.year = texts.lazy.compactMap { TableYear.found(in: $0) }.first
    }

    /// A length of 1,5 is in hours, whatever its title does not say.
    mutating func decimals(_ finder: DoubtFinder) {
        guard let rank = profile.columns.firstIndex(where: { $0.target == .column(.minutes) }),
            let cells = finder.column(.column(.minutes))?.values.cells,
            cells.contains(where: { $0.wholeMatch(of: #/[0-9]{1,2}[.,][0-9]*[1-9][0-9]*/#) != nil }),
            cells.allSatisfy({ $0.wholeMatch(of: #/[0-9]{1,2}(?:[.,][0-9]+)?/#) != nil })
        else { return }
        profile.columns[rank].target = .hours
    }

    /// In a table of one row a person, a length that differs within a day and place is the person's; the same on all
    /// rows, it is that of the whole permanence.
    mutating func lengths(_ finder: DoubtFinder, _ today: CivilDate) {
        guard profile.eachRow == .contact,
            let rank = profile.columns.firstIndex(where: { $0.target == .column(.minutes) })
        else { return }
        let frames: [Profile.Target] = [
            .column(.day), .column(.place), .column(.mediators), .column(.start), .column(.kind),
        ]
        var lengths: [[String]: Set<String>] = [:]
        let reading = DayReading(profile.dayOrder ?? .dayFirst, year: .calendar(2000), century: 20, today: today)
        for table in finder.tables {
            guard let place = table.place(.column(.minutes)) else { continue }
            var above: [Int: String] = [:]
            for row in table.rows {
                let cells = table.layout.filled(row.cells, &above)
                let key = frames.map { target in
                    let text = table.place(target).map { table.layout.cell($0.position, of: cells) } ?? ""
                    return target == .column(.day) ? (try? reading.moment(text, "").day) ?? text : text
                }
                let text = table.layout.cell(place.position, of: cells)
                if !text.isEmpty { lengths[key, default: []].insert(text) }
            }
        }
        guard lengths.contains(where: { $0.value.count > 1 }) else { return }
        profile.columns[rank].target = .column(.contactMinutes)
        remarks.append(
            Sentence(
                "« \(profile.columns[rank].titles[0]) » diffère dans une même séance : lue comme la durée de chaque personne, additionnée.",
                "“\(profile.columns[rank].titles[0])” differs within a session: read as each person's length, added up."
            ))
    }

    /// Rules for the columns that say whether a row counts, when every value is known.
    mutating func status(_ finder: DoubtFinder) {
        for doubt in finder.status {
            doubt.choices.first?.edit.apply(to: &profile)
            unplaced.removeAll { Profile.key($0) == Profile.key(doubt.column) }
            remarks.append(
                Sentence(
                    "« \(doubt.column) » : les lignes \(doubt.values.joined(separator: ", ")) ne sont pas lues.",
                    "“\(doubt.column)”: rows \(doubt.values.joined(separator: ", ")) are not read."))
        }
    }

    // MARK: - What is missing

    /// What no column gives: what only one value can be is taken, the rest is left to be filled in.
    mutating func defaults(_ setup: AssociationSetup) {
        func need(_ column: SessionColumn, _ only: String?) {
            if let only { profile.defaults[column] = only } else { toFill.append(column) }
        }
        if !has(.column(.kind)) { profile.defaults[.kind] = "permanence" }
        let hasLength = profile.columns.contains { $0.target.isLength } || (has(.end) && has(.column(.start)))
        if !hasLength { need(.minutes, nil) }
        if !has(.column(.place)) { need(.place, setup.places.count == 1 ? setup.places.keys.first : nil) }
        if !has(.column(.mediators)) { need(.mediators, setup.mediators.count == 1 ? setup.mediators.keys.first : nil) }
        (profile.createsPlaces, profile.createsMediators) = (true, true)
        if !has(.column(.themes)), !isGrid { need(.themes, nil) }
    }

    /// What is in doubt is to be checked, whatever its title says.
    mutating func settleConfidence() {
        for doubt in doubts {
            let key = Profile.key(doubt.column)
            guard let line = lines[key] else { continue }
            lines[key] = Line(title: line.title, confidence: .toCheck, examples: line.examples)
        }
    }
}
