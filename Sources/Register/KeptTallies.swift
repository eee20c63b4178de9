import Foundation
import GRDB
import Mediation

/// What one purge kept of the sessions it took out: counts of each selection it was asked for, month by month, and the codes
/// they bore.
struct KeptTallies {
    let purge: Purge
    private let requests: [(number: Int64, request: TallyRequest)]
    /// The accounts of today.
    private let costs: [Cost]
    private let db: Database

    /// A purge of the journal.
    struct Purge {
        let entry: Int64
        /// The day (UTC) it was made.
        let day: CivilDate
        /// The first day it left.
        let before: CivilDate
    }

    /// A month of a request.
    private struct Month {
        let request: TallyRequest
        /// From the first session to the last.
        let days: Period
        let tally: Tally

        /// Whether what sessions weigh was kept of the whole month alone.
        var isGathered: Bool { Set((tally.work?.amounts ?? [:]).keys.map(\.day)).count == 1 }
    }

    init(of purge: Purge, costs: [Cost], _ db: Database) throws {
        self.purge = purge
        self.costs = costs
        self.db = db
        // A purge of an older version kept nothing.
        let rows =
            try db.tableExists("kept_request")
            ? Row.fetchAll(
                db, sql: "SELECT number, request FROM kept_request WHERE entry = ? ORDER BY number",
                arguments: [purge.entry]) : []
        requests = try rows.map { (try $0.read(0), try Self.value(TallyRequest.self, $0.read(1))) }
    }

    /// The counts of what was purged of a period, with what they lack in `gap`.
    func tally(_ request: TallyRequest) throws -> Tally {
        var gap = TallyGap(purgedOn: purge.day)
        var sum = try counts(request, &gap)
        if request.countsPeople { try addVisits(request, to: &sum, &gap) }
        sum.gap = gap.isEmpty ? nil : gap
        return sum
    }

    /// The counts of the selection within the period.
    private func counts(_ request: TallyRequest, _ gap: inout TallyGap) throws -> Tally {
        guard try tookOut(from: request.period) else { return Tally() }
        gap.lacksSessions = request.tracedTrigger != nil || request.looksForDuplicates
        let alike = requests.filter {
            $0.request.filter == request.filter && $0.request.scope == request.scope
                && ($0.request.countsWork || !request.countsWork)
        }
        let months = try months(of: alike.map(\.number), request.period, &gap)
        gap.isWhole = gap.isWhole || months.isEmpty
        let kept = alike.map(\.request)
        let lost = request.crossings.filter { crossing in !kept.contains { $0.crossings.contains(crossing) } }
        gap.crossings = Set(lost.map(\.code))
        let counted = kept.first { $0.triggers == request.triggers }
        if counted == nil { gap.triggers = Set(request.triggers.map(\.code)) }
        var sum = Tally()
        var added: Set<CivilDate> = []
        for month in months {
            var part = Tally()
            // Once, where several requests counted the same sessions.
            if added.insert(month.days.start).inserted {
                part.totals = month.tally.totals
                if request.countsWork {
                    part.work = month.tally.work
                    let isCut = month.isGathered && costs.contains { month.days.isCut(by: $0.period) }
                    gap.lacksDays = gap.lacksDays || isCut
                }
                for crossing in request.crossings where !lost.contains(crossing) {
                    part.crossings[crossing.code] =
                        months.first {
                            $0.days == month.days && $0.request.crossings.contains(crossing)
                        }?.tally.crossings[crossing.code]
                }
            }
            if month.request == counted { part.triggers = month.tally.triggers }
            sum = sum + part
        }
        return sum
    }

    /// All visits of the association on the days people are bounded by: without them, no bound holds.
    private func addVisits(_ request: TallyRequest, to sum: inout Tally, _ gap: inout TallyGap) throws {
        guard try tookOut(from: request.days) else { return }
        let whole = requests.filter {
            $0.request.filter.isEmpty && $0.request.scope.isEmpty && $0.request.countsPeople
        }.prefix(1)
        var ofVisits = TallyGap(purgedOn: purge.day)
        let months = try months(of: whole.map(\.number), request.days, &ofVisits)
        for month in months { sum.associationVisits += month.tally.associationVisits }
        guard ofVisits.isWhole || months.isEmpty else { return }
        gap.crossings.formUnion(request.crossings.filter { $0.measure == .people }.map(\.code))
    }

    /// Whether sessions of some days were purged.
    private func tookOut(from days: Period) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS(SELECT 1 FROM session WHERE until = ? AND day BETWEEN ? AND ?)"),
            arguments: [purge.entry, days.start.description, days.last.description]) ?? false
    }

    /// The months of some requests within some days, in order. The counts of a month are not parted: one that has sessions
    /// beyond the days too leaves a gap.
    private func months(of numbers: [Int64], _ days: Period, _ gap: inout TallyGap) throws -> [Month] {
        var months: [Month] = []
        for number in numbers {
            guard let request = requests.first(where: { $0.number == number })?.request else { continue }
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT start, last, tally FROM kept_tally
                        WHERE entry = ? AND request = ? AND last >= ? AND start <= ? ORDER BY start
                        """),
                arguments: [purge.entry, number, days.start.description, days.last.description])
            for row in rows {
                guard let start = CivilDate(iso: try row.read(0) as String),
                    let last = CivilDate(iso: try row.read(1) as String), let month = Period(first: start, last: last)
                else { throw DamagedValue(place: "kept_tally") }
                guard !month.isCut(by: days) else {
                    gap.isWhole = true
                    continue
                }
                months.append(Month(request: request, days: month, tally: try Self.value(Tally.self, row.read(2))))
            }
        }
        return months
    }

    private static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch is DecodingError {
            throw DamagedValue(place: "kept_tally")
        }
    }

    /// The SQL of the lines the chain of the journal covers, of one entry.
    static let lines = [
        """
        SELECT number || ' ' || purged_on || ' ' || request || char(10) FROM kept_request WHERE entry = ? ORDER BY number
        """,
        """
        SELECT request || ' ' || start || ' ' || last || ' ' || tally || char(10) FROM kept_tally WHERE entry = ?
        ORDER BY request, start
        """,
        """
        SELECT start || ' ' || last || ' ' || list || ' ' || code || char(10) FROM kept_code WHERE entry = ?
        ORDER BY start, list, code
        """,
    ]
}
