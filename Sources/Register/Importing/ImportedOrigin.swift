import Foundation
import GRDB
import Mediation

/// A session that an import brought and that stands, with what it was in its file.
package struct ImportedOrigin: Sendable, Hashable {
    /// Lower-case UUID of the session.
    package let id: String
    /// The number people type, 1 and up.
    package let number: Int
    /// Its key in the file, without the rank that tells alike rows apart.
    package let key: String
    /// The journal entry of the import.
    package let entry: Int
    /// Its day.
    package let day: CivilDate
    /// Code of its place.
    package let place: String
    /// Its length in minutes.
    package let minutes: Int
    /// Heads in its lines.
    package let passages: Int

    /// Those of a period that were there before a journal entry, by day then number.
    static func all(in period: Period, before entry: Int64, _ db: Database) throws -> [ImportedOrigin] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT uuid, number, source_key, since, day, place, minutes,
                    (SELECT coalesce(sum(count), 0) FROM contact WHERE session = session.id)
                FROM session WHERE until IS NULL AND source_key IS NOT NULL AND day BETWEEN ? AND ? AND since < ?
                ORDER BY day, number
                """, arguments: [period.start.description, period.last.description, entry])
        var found: [ImportedOrigin] = []
        while let row = try rows.next() {
            let key: String = try row.read(2)
            let day: String = try row.read(4)
            guard let day = CivilDate(iso: day) else { throw DamagedValue(place: "day") }
            let rank = key.range(of: SessionKeys.rankMark, options: .backwards)
            found.append(
                ImportedOrigin(
                    id: try row.read(0), number: try row.read(1),
                    key: rank.map { String(key[..<$0.lowerBound]) } ?? key, entry: try row.read(3), day: day,
                    place: try row.read(5), minutes: try row.read(6), passages: try row.read(7)))
        }
        return found
    }
}
