import GRDB
import Mediation
import Nomenclature

extension Register {
    /// Adds to or changes the association's setup in one write.
    /// - Parameters:
    ///   - verb: the command, for the journal, e.g. `place add`.
    ///   - nouns: what to write.
    ///   - isNew: refuse codes that exist already (`true`) or codes that do not (`false`); nil accepts both.
    @discardableResult
    public func setUp(_ verb: String, _ nouns: [Setup], isNew: Bool?, reason: String? = nil) throws -> [Int] {
        try write(verb, nouns.map(\.code).joined(separator: " "), reason: reason) { db, entry in
            try nouns.map { try put($0, isNew: isNew, db, entry) }
        }
    }

    /// Retires a partner, a funding, a target or a cost: kept, no longer proposed nor counted as in use.
    public func retire(_ verb: String, _ noun: Setup) throws {
        try write(verb, noun.code) { db, entry in
            try change(noun.table, noun.key, ["state": "retired".databaseValue], db, entry)
        }
    }

    /// Writes one noun; answers the number of a cost, 0 for the others.
    func put(_ noun: Setup, isNew: Bool?, _ db: Database, _ entry: Int64) throws -> Int {
        var key = noun.key
        if case .cost(let cost) = noun, cost.number == 0 {
            key = ["number": try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM cost").databaseValue]
        }
        if let isNew {
            let state = try state(noun.table, key, db)
            if isNew, state != nil, state != "withdrawn" {
                throw RegisterProblem.duplicate(noun: noun.noun, code: noun.code)
            }
            if !isNew, state == nil || state == "withdrawn" {
                throw RegisterProblem.unknown(noun: noun.noun, code: noun.code)
            }
        }
        try change(noun.table, key, noun.values.merging(["state": "active".databaseValue]) { $1 }, db, entry)
        return Int.fromDatabaseValue(key["number"] ?? .null) ?? 0
    }

    private func state(_ table: SetupTable, _ key: [String: DatabaseValue], _ db: Database) throws -> String? {
        let condition = table.keys.map { "\($0) = :\($0)" }.joined(separator: " AND ")
        return try String.fetchOne(
            db, sql: "SELECT state FROM \(table.name) WHERE \(condition)", arguments: StatementArguments(key))
    }

    /// Sets columns of one row (made if need be), and keeps what it was before.
    func change(
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
                entry, table.name, key.values.map(\.description).joined(separator: " "), before,
                try json(table, key, db),
            ])
    }

    private func json(_ table: SetupTable, _ key: [String: DatabaseValue], _ db: Database) throws -> String? {
        let columns = try db.columns(in: table.name).map { "'\($0.name)', \($0.name)" }.joined(separator: ", ")
        let condition = table.keys.map { "\($0) = :\($0)" }.joined(separator: " AND ")
        return try String.fetchOne(
            db, sql: "SELECT json_object(\(columns)) FROM \(table.name) WHERE \(condition)",
            arguments: StatementArguments(key))
    }

    /// What is set up today.
    public func roster() throws -> Roster {
        try read { db in
            var roster = Roster()
            for row in try Row.fetchAll(db, sql: "SELECT * FROM mediator WHERE state <> 'withdrawn'") {
                let mediator = Mediator(
                    code: row["code"], name: row["name"], post: row["post"], fteHundredths: row["fte_hundredths"],
                    from: day(row["from_day"]), to: day(row["to_day"]))
                roster.mediators[mediator.code] = mediator
            }
            for row in try Row.fetchAll(db, sql: "SELECT * FROM place WHERE state <> 'withdrawn'") {
                let place = Place(
                    code: row["code"], name: row["name"], kind: row["kind"], commune: row["commune"],
                    qpv: row["qpv"], qpvYear: row["qpv_year"], partner: row["partner"], from: day(row["from_day"]),
                    to: day(row["to_day"]))
                roster.places[place.code] = place
            }
            for row in try Row.fetchAll(db, sql: "SELECT * FROM partner WHERE state <> 'withdrawn'") {
                let partner = Partner(code: row["code"], name: row["name"], kind: row["kind"])
                roster.partners[partner.code] = partner
                if row["state"] == "retired" { roster.retired.insert(partner.code) }
            }
            for row in try Row.fetchAll(db, sql: "SELECT * FROM funding WHERE state <> 'withdrawn'") {
                guard let from = day(row["from_day"]), let to = day(row["to_day"]) else { continue }
                let code: String = row["code"]
                let targets = try Row.fetchAll(
                    db,
                    sql: "SELECT indicator, value_hundredths FROM target WHERE funding = ? AND state = 'active'",
                    arguments: [code]
                ).map { Funding.Target(indicator: $0[0], value: Quantity(hundredths: $0[1])) }
                roster.fundings[code] = Funding(
                    code: code, title: row["title"], funder: row["funder"], from: from, to: to,
                    amount: (row["amount_cents"] as Int64?).map { Euros(cents: $0) }, targets: targets)
                if row["state"] == "retired" { roster.retired.insert(code) }
            }
            roster.costs = try Row.fetchAll(db, sql: "SELECT * FROM cost WHERE state = 'active' ORDER BY number").map {
                Cost(
                    number: $0["number"], year: $0["year"], category: $0["category"],
                    amount: Euros(cents: $0["amount_cents"]), funding: $0["funding"], isInKind: $0["in_kind"])
            }
            return roster
        }
    }

    private func day(_ text: String?) -> CivilDate? { text.flatMap { CivilDate(iso: $0) } }
}
