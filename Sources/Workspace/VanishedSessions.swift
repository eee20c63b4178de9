import Interchange
import Mediation
import Register

/// Sessions that an earlier import of a table brought and that the table has no more: a row that was deleted, or whose day
/// was corrected. Left as they are they would count beside what replaced them.
struct VanishedSessions {
    /// Sessions of the file being read: by key, how many there are and one of them.
    private var rows: [String: (count: Int, minutes: Int, passages: Int)] = [:]
    private var days: (first: CivilDate, last: CivilDate)?

    /// A session of the file.
    mutating func add(_ read: ReadSession) {
        let session = read.session
        rows[read.key, default: (0, session.minutes.value, read.passages)].count += 1
        days = days.map { (min($0.first, session.day), max($0.last, session.day)) } ?? (session.day, session.day)
    }

    /// The months the file speaks of; nil for a file without sessions.
    var months: Period? {
        guard let days, let first = CivilDate(year: days.first.year, month: days.first.month, day: 1) else {
            return nil
        }
        let next = CivilDate(
            year: days.last.year + days.last.month / 12, month: days.last.month % 12 + 1, day: 1)
        return Period(first: first, last: next?.adding(days: -1) ?? days.last)
    }

    /// Those of earlier imports that are in the file no more. Only imports that brought something the file still has are
    /// looked at: others are of other tables.
    func gone(among imported: [ImportedOrigin]) -> [ImportedOrigin] {
        let entries = Set(imported.filter { rows[$0.key] != nil }.map(\.entry))
        var left = rows.mapValues(\.count)
        return imported.filter { origin in
            guard entries.contains(origin.entry) else { return false }
            guard let count = left[origin.key], count > 0 else { return true }
            left[origin.key] = count - 1
            return false
        }
    }

    /// What is asked about sessions that are gone; nil when none is.
    func doubt(_ gone: [ImportedOrigin], among imported: [ImportedOrigin]) -> Doubt? {
        guard !gone.isEmpty else { return nil }
        let known = Set(imported.map(\.key))
        let new = rows.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        let values = gone.prefix(5).map { origin in
            let moved = new.first { key, row in
                Self.withoutDay(key) == Self.withoutDay(origin.key) && row.minutes == origin.minutes
                    && row.passages == origin.passages
            }
            let to = moved.map { " → \($0.key.prefix { $0 != " " })" } ?? ""
            return "\(origin.day) \(origin.place), n° \(origin.number)\(to)"
        }
        let passages = gone.reduce(0) { $0 + $1.passages }
        return Doubt(
            asking: Sentence(
                "\(gone.count, fr: "séance déjà importée n’est", "séances déjà importées ne sont") plus dans le tableau : ligne effacée, ou jour corrigé ?",
                "\(gone.count, en: "session imported before is", "sessions imported before are") in the table no more: a row deleted, or a day corrected?"
            ),
            about: Self.column, values: values,
            choices: [
                (
                    "annuler",
                    Sentence(
                        "à annuler : \(passages, fr: "passage", "passages") de moins",
                        "to be cancelled: \(passages, en: "visit", "visits") less")
                ),
                (
                    "garder",
                    Sentence(
                        "à garder, à côté du tableau : \(passages, fr: "passage", "passages")",
                        "to be kept, beside the table: \(passages, en: "visit", "visits")")
                ),
            ])
    }

    /// What stands for a column in the answer.
    static let column = "lignes disparues"

    /// A key made from a row begins with its day.
    private static func withoutDay(_ key: String) -> String? {
        guard let space = key.firstIndex(of: " "), CivilDate(iso: key[..<space]) != nil else { return nil }
        return String(key[space...])
    }
}
