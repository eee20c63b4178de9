import GRDB
import Mediation

extension Register.Snapshot {
    /// Words of the register that look like a person: remarks, reasons, labels, those of before the guard among them.
    func probableNames() throws -> [Finding] {
        let sources: [(WordDoor, String)] = [
            (.comment, "SELECT 'session ' || number, comment FROM session WHERE until IS NULL AND comment IS NOT NULL"),
            (.reason, "SELECT 'entry ' || id, reason FROM entry WHERE reason IS NOT NULL"),
            (.place, "SELECT 'place ' || code, name FROM place WHERE state <> 'withdrawn' ORDER BY code"),
            (.partner, "SELECT 'partner ' || code, name FROM partner WHERE state <> 'withdrawn' ORDER BY code"),
            (
                .funding,
                """
                SELECT 'funding ' || code, title || ', ' || funder FROM funding WHERE state <> 'withdrawn' ORDER BY code
                """
            ),
        ]
        return try sources.flatMap { door, sql in
            try Row.fetchAll(db, sql: sql).flatMap { row in
                let (object, text): (String, String) = try (row.read(0), row.read(1))
                return door.sightings(in: text).map {
                    Finding(
                        .probableName, object,
                        Sentence(
                            "le texte semble contenir \($0.mark.label.french)",
                            "the text may hold \($0.mark.label.english)"))
                }
            }
        }
    }
}
