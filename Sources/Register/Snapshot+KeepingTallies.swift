import Foundation
import GRDB
import Mediation

extension Register.Snapshot {
    /// Counts the standing sessions held before a day as each request asks, month by month, and keeps the counts with the
    /// write that is about to purge them. Sessions are not listed one by one: neither traced nor looked at for duplicates.
    func keepTallies(_ requests: [TallyRequest], before day: CivilDate, _ entry: Int64) throws {
        let months = try heldMonths(before: day)
        guard let first = months.first, let last = months.last,
            let span = Period(first: first.start, last: last.last)
        else { return }
        for (number, asked) in zip(1..., requests) {
            var request = asked
            (request.period, request.peopleSince) = (span, nil)
            (request.tracedTrigger, request.looksForDuplicates) = (nil, false)
            try db.execute(
                sql: """
                    INSERT INTO kept_request (entry, number, purged_on, request)
                    SELECT id, ?, substr(made_at, 1, 10), ? FROM entry WHERE id = ?
                    """, arguments: [number, try Self.text(of: request), entry])
            for month in months { try keep(request, month, number, entry) }
        }
        for month in months { try keepCodes(month, entry) }
    }

    private func keep(_ request: TallyRequest, _ month: Period, _ number: Int, _ entry: Int64) throws {
        var request = request
        (request.period, request.peopleSince) = (month, month.start)
        var tally = try tally(request, halvedAbove: .max)
        // The same whatever the selection: kept once.
        if !(request.filter.isEmpty && request.scope.isEmpty) { tally.associationVisits = AssociationVisits() }
        // Days apart only where a cost needs them.
        if let work = tally.work, try !setup().costs.contains(where: { month.isCut(by: $0.period) }) {
            tally.work = work.gathered(on: month.start.description)
        }
        try db.cachedStatement(
            sql: "INSERT INTO kept_tally (entry, request, start, last, tally) VALUES (?, ?, ?, ?, ?)"
        ).execute(
            arguments: [entry, number, month.start.description, month.last.description, try Self.text(of: tally)])
    }

    private func keepCodes(_ month: Period, _ entry: Int64) throws {
        for (list, sql) in try SealedDays([month], db).childCodes {
            try db.execute(
                sql: """
                    INSERT INTO kept_code (entry, start, last, list, code) SELECT DISTINCT ?, ?, ?, ?, * FROM (\(sql))
                    """, arguments: [entry, month.start.description, month.last.description, list])
        }
    }

    /// The months of the standing sessions held before a day, each from its first session to its last.
    private func heldMonths(before day: CivilDate) throws -> [Period] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT min(day), max(day) FROM session WHERE until IS NULL AND day < ? GROUP BY substr(day, 1, 7) ORDER BY 1
                """, arguments: [day.description]
        ).map { row in
            guard let first = CivilDate(iso: try row.read(0) as String),
                let last = CivilDate(iso: try row.read(1) as String), let month = Period(first: first, last: last)
            else { throw DamagedValue(place: "day") }
            return month
        }
    }

    /// The same text for the same value, each time.
    private static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
