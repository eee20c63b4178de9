import GRDB
import Mediation
import Nomenclature

extension Register {
    /// Adds to or changes the association's setup in one write.
    /// - Parameters:
    ///   - verb: the command, for the journal, e.g. `place add`.
    ///   - items: what to write.
    ///   - isNew: refuse codes that exist already (`true`) or codes that do not (`false`); nil accepts both.
    @discardableResult
    package func setUp(_ verb: String, _ items: [SetupItem], isNew: Bool?, reason: String? = nil) throws -> [Int] {
        try write(verb, items.map(\.code).joined(separator: " "), reason: reason) { db, entry in
            try items.map { try put($0, isNew: isNew, db, entry) }
        }
    }

    /// Retires a partner, a funding, a target or a cost: kept, no longer proposed nor counted as in use.
    package func retire(_ verb: String, _ item: SetupItem) throws {
        try write(verb, item.code) { db, entry in
            try upsert(item.table, item.key, ["state": "retired".databaseValue], db, entry)
        }
    }

    /// Writes one item; answers the number of a cost, 0 for the others.
    func put(_ item: SetupItem, isNew: Bool?, _ db: Database, _ entry: Int64) throws -> Int {
        var key = item.key
        if case .cost(let cost) = item, cost.number == 0 {
            key = ["number": try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM cost").databaseValue]
        }
        if let isNew {
            let state = try state(item.table, key, db)
            if isNew, state != nil, state != "withdrawn" {
                throw RegisterProblem.duplicate(noun: item.noun, code: item.code)
            }
            if !isNew, state == nil || state == "withdrawn" {
                throw RegisterProblem.unknown(noun: item.noun, code: item.code)
            }
        }
        try upsert(item.table, key, item.values.merging(["state": "active".databaseValue]) { $1 }, db, entry)
        let number = Int.fromDatabaseValue(key["number"] ?? .null) ?? 0
        if case .place(let place) = item { try putDistrict(of: place, db, entry) }
        if case .cost(let cost) = item { try put(Array(cost.fundings.dropFirst()), ofCost: number, db, entry) }
        return number
    }

    /// Writes what a cost is of besides its first funding; what it is of no more is retired.
    private func put(_ fundings: [String], ofCost number: Int, _ db: Database, _ entry: Int64) throws {
        let known = try String.fetchAll(
            db, sql: "SELECT funding FROM cost_funding WHERE cost = ? AND state = 'active' ORDER BY funding",
            arguments: [number])
        func set(_ funding: String, _ state: String) throws {
            try upsert(
                .costFunding, ["cost": number.databaseValue, "funding": funding.databaseValue],
                ["state": state.databaseValue], db, entry)
        }
        for funding in known where !fundings.contains(funding) { try set(funding, "retired") }
        for funding in fundings where !known.contains(funding) { try set(funding, "active") }
    }

    /// Writes what the district of a place is called, where that is told and new.
    private func putDistrict(of place: Place, _ db: Database, _ entry: Int64) throws {
        guard let code = place.qpv, let name = place.qpvName else { return }
        let known = try String.fetchOne(
            db, sql: "SELECT name FROM district WHERE code = ? AND state <> 'withdrawn'", arguments: [code])
        guard known != name else { return }
        try upsert(
            .district, ["code": code.databaseValue],
            ["name": name.databaseValue, "state": "active".databaseValue], db, entry)
    }

    private func state(_ table: SetupTable, _ key: [String: DatabaseValue], _ db: Database) throws -> String? {
        let condition = table.keys.map { "\($0) = :\($0)" }.joined(separator: " AND ")
        return try String.fetchOne(
            db, sql: "SELECT state FROM \(table.name) WHERE \(condition)", arguments: StatementArguments(key))
    }

    /// Sets columns of one row, made if need be, and keeps in its history what it was before.
    func upsert(
        _ table: SetupTable, _ key: [String: DatabaseValue], _ values: [String: DatabaseValue], _ db: Database,
        _ entry: Int64
    ) throws {
        let before = try json(table, key, db)
        let all = values.merging(key) { $1 }
        let columns = all.keys.sorted()
        let updates = columns.filter { !table.keys.contains($0) }.map { "\($0) = excluded.\($0)" }
        let condition = table.keys.map { "\($0) = :\($0)" }.joined(separator: " AND ")
        if before == nil {
            try db.execute(
                sql: "INSERT INTO \(table.name) (\(columns.joined(separator: ", ")))"
                    + " VALUES (\(columns.map { ":" + $0 }.joined(separator: ", ")))",
                arguments: StatementArguments(all))
        } else if !updates.isEmpty {
            let assignments = columns.filter { !table.keys.contains($0) }.map { "\($0) = :\($0)" }
            try db.execute(
                sql: "UPDATE \(table.name) SET \(assignments.joined(separator: ", ")) WHERE \(condition)",
                arguments: StatementArguments(all))
        }
        try db.execute(
            sql: "INSERT INTO setup_change (entry, table_name, row_key, before, after) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                entry, table.name, table.keys.compactMap { key[$0]?.description }.joined(separator: " "), before,
                try json(table, key, db),
            ])
    }

    private func json(_ table: SetupTable, _ key: [String: DatabaseValue], _ db: Database) throws -> String? {
        let condition = table.keys.map { "\($0) = :\($0)" }.joined(separator: " AND ")
        return try String.fetchOne(
            db, sql: "SELECT \(table.jsonObject(db)) FROM \(table.name) WHERE \(condition)",
            arguments: StatementArguments(key))
    }
}
