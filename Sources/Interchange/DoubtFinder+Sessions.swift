import CSV
import Mediation

/// Which rows are of one session.
extension DoubtFinder {
    /// People of one day and place who each have an hour, and no length: one permanence, or an appointment each?
    var sessions: [Doubt] {
        guard profile.eachRow == .contact, !has(.end), !profile.columns.contains(where: { $0.target.isLength }),
            let (title, values) = column(.column(.start)), values.share({ CellReading.span($0) == nil }) == 1
        else { return [] }
        let frame: [Profile.Target] = [
            .column(.day), .dayOfMonth, .column(.place), .column(.mediators), .column(.kind),
        ]
        var (together, apart): (Set<[String]>, Set<[String]>) = ([], [])
        for table in tables {
            var above: [Int: String] = [:]
            for row in table.rows {
                let cells = table.layout.filled(row.cells, &above)
                func cell(_ target: Profile.Target) -> String {
                    table.place(target).map { table.layout.cell($0.position, of: cells) } ?? ""
                }
                let key = [table.sheetName] + frame.map(cell)
                together.insert(key)
                apart.insert(key + [cell(.column(.start))])
            }
        }
        guard together.count < apart.count else { return [] }
        return [
            Doubt(
                column: title, kind: .session, values: values.examples, guess: nil,
                question: Sentence(
                    "Plusieurs heures le même jour au même lieu : une seule permanence, ou un rendez-vous chacun ?",
                    "Several hours the same day at the same place: one session, or an appointment each?"),
                choices: [
                    Doubt.Choice(
                        name: "permanence",
                        effect: Sentence(
                            "\(together.count, fr: "séance", "séances")", "\(together.count, en: "session", "sessions")"
                        ),
                        edit: .place(title: title, .leave)),
                    Doubt.Choice(
                        name: "rendez-vous",
                        effect: Sentence(
                            "\(apart.count, fr: "séance", "séances")", "\(apart.count, en: "session", "sessions")"),
                        edit: .none),
                ], isBlocking: true)
        ]
    }
}
