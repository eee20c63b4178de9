import Mediation
import Nomenclature

/// The cells of a foreign row.
extension RowTranslator {
    /// Puts a cell where it goes, in our words.
    func put(
        _ text: String, _ column: SessionColumn, _ title: String, _ row: inout RowCells, _ log: ReadingLog,
        _ index: inout NameIndex
    ) throws {
        switch column {
        case .minutes: try putLength(text, title, &row) { try CellReading.minutes(text, title) }
        case .contactMinutes: row[column] = try CellReading.minutes(text, title)
        case .start:
            if CellReading.span(text) == nil {
                row[.start] = try CellReading.hour(text, title)
            } else {
                try putLength(text, title, &row) { "" }
            }
        case .count, .present, .turnedAway:
            // A cross among numbers is a number that was not noted.
            if CellReading.mark(text) != nil { throw EntryProblem(title, text, .notWhole) }
            row[column] = try count(text, title).map(String.init) ?? ""
        case .place: row[.place] = try place(value(text, column) ?? text, &index)
        case .mediators: try list(text, column, &row) { try mediator($0, &index) }
        case .partners, .funding: try list(text, column, &row) { try index.code($0, column) ?? $0 }
        case .session:
            if text.isRoundedNumber { throw EntryProblem(title, text, .keyRounded) }
            row[column] = try WordGuard.key(text, title)
        case .ageBand: row[column] = try age(text, row, log)
        case .comment, .margins, .effects: row[column] = text
        default:
            guard let list = column.list else {
                row[column] = text
                return
            }
            let words = column.isList ? parts(text, list, column) : [text]
            let codes = words.map { value($0, column) ?? FieldWords.code(list, $0, book) ?? $0 }.filter { !$0.isEmpty }
            guard column.isList else {
                // « = » leaves what another column said.
                if codes.first != "=" { row[column] = codes.first ?? "" }
                return
            }
            let before = profile.defaults[column] == row[column] ? [] : row.list(column)
            var all = (before + codes.filter { !before.contains($0) }).uniqued()
            if column == .themes, profile.keepsFirstThemes { all = Array(all.prefix(Contact.themeCount.upperBound)) }
            row[column] = all.joined(separator: "|")
        }
    }

    /// A length, or the two hours it lies between: « 9h-11h30 ».
    func putLength(_ text: String, _ title: String, _ row: inout RowCells, _ read: () throws -> String) throws {
        guard let span = CellReading.span(text) else {
            row[.minutes] = try read()
            return
        }
        guard span.minutes > 0 else { throw EntryProblem(title, text, .endBeforeStart) }
        (row[.start], row[.minutes]) = (span.start, String(span.minutes))
    }

    private func list(
        _ text: String, _ column: SessionColumn, _ row: inout RowCells, _ code: (String) throws -> String
    ) throws {
        // « AB et CD » are two.
        let listed = column == .mediators ? text.replacing(" et ", with: "|").replacing("&", with: "|") : text
        let words = value(text, column).map { [$0] } ?? split(listed)
        let before = profile.defaults[column] == row[column] ? [] : row.list(column)
        row[column] = try (before + words.map { try code(value($0, column) ?? $0) }).uniqued().joined(separator: "|")
    }

    private func value(_ text: String, _ column: SessionColumn) -> String? {
        guard let code = profile.values[column]?[Profile.key(text)] else { return nil }
        // An empty code leaves the field unknown; where it may not be, the word stands, so that the refusal shows it.
        let isNeeded = [.themes, .kind, .place, .mediators].contains(column)
        return code.isEmpty && isNeeded ? text : code
    }

    /// The band of an age, once the day of the row is known. An age that is in no single band is unknown; a word that is
    /// no age is refused further on.
    private func age(_ text: String, _ row: RowCells, _ log: ReadingLog) throws -> String {
        if let code = value(text, .ageBand) { return code }
        let year = CivilDate(iso: row[.day])?.year
        switch AgeWords.reading(text, year: year) {
        case .band(let code): return code
        case .astride:
            log.add(astrideAge: text)
            return ""
        case nil: return FieldWords.code(.ageBand, text, book) ?? text
        }
    }

    /// The values of a cell: the whole when it is known, else its parts.
    private func parts(_ text: String, _ list: CodeList, _ column: SessionColumn) -> [String] {
        if value(text, column) != nil || FieldWords.code(list, text, book) != nil { return [text] }
        let parts = split(text)
        return parts.isEmpty ? [text] : parts
    }

    private func split(_ text: String) -> [String] {
        text.split(whereSeparator: { profile.separators.contains($0) || $0.isNewline }).map {
            String($0).trimmingSpaces()
        }
        .filter { !$0.isEmpty }
    }

    // MARK: - Places and mediators

    func place(_ name: String, _ index: inout NameIndex) throws -> String {
        if let code = try index.code(name, .place) { return code }
        guard profile.createsPlaces else { return name }
        let name = try LabelText.checked(name, "place", at: .place)
        let code = try CodeText.checked(CellReading.slug(name), "place")
        index.add(code, named: name, .place)
        if setup.places[code] == nil {
            index.new.append(.place(Place(code: code, name: name, kind: FieldWords.placeKind(name) ?? "autre")))
        }
        return code
    }

    func mediator(_ name: String, _ index: inout NameIndex) throws -> String {
        if let code = try index.code(name, .mediators) { return code }
        guard profile.createsMediators else { return name }
        let slug = CellReading.slug(name)
        // Initials stay capitals.
        let code = try CodeText.checked(name.count <= 4 ? slug.uppercased() : slug, "mediators", at: .mediatorCode)
        let name = try LabelText.checked(name, "mediators", at: .mediator)
        index.add(code, named: name, .mediators)
        if setup.mediators[code] == nil {
            index.new.append(.mediator(Mediator(code: code, name: name == code ? nil : name)))
        }
        return code
    }
}
