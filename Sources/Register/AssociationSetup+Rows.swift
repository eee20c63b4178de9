import GRDB
import Mediation

extension AssociationSetup {
    /// What is set up in a register: rows that were not withdrawn, targets and costs that are active.
    init(_ db: Database) throws {
        func rows(_ table: SetupTable, _ body: (Row) throws -> Void) throws {
            let sql = "SELECT * FROM \(table.name) WHERE state <> 'withdrawn' ORDER BY 1"
            try Row.fetchAll(db, sql: sql).forEach(body)
        }
        self.init()
        try rows(.mediator) { row in
            let mediator = try Mediator(
                code: row.read("code"), name: row.read("name"), post: row.read("post"),
                fteHundredths: row.read("fte_hundredths"), from: Self.day(row, "from_day"), to: Self.day(row, "to_day"))
            self.mediators[mediator.code] = mediator
        }
        let districts = try Self.districts(db)
        try rows(.place) { row in
            let qpv: String? = try row.read("qpv")
            let place = try Place(
                code: row.read("code"), name: row.read("name"), kind: row.read("kind"),
                commune: row.read("commune"), qpv: qpv, qpvName: qpv.flatMap { districts[$0] },
                qpvYear: row.read("qpv_year"),
                partner: row.read("partner"), from: Self.day(row, "from_day"), to: Self.day(row, "to_day"))
            self.places[place.code] = place
        }
        try rows(.partner) { row in
            let partner = try Partner(code: row.read("code"), name: row.read("name"), kind: row.read("kind"))
            self.partners[partner.code] = partner
            if try row.read("state") == "retired" { self.retired.insert(partner.code) }
        }
        try rows(.funding) { row in
            guard let from = try Self.day(row, "from_day"), let to = try Self.day(row, "to_day") else {
                throw DamagedValue(place: "funding")
            }
            let amount = try row.read("amount_cents", within: StoredBounds.hundredths)
            let funding = try Funding(
                code: row.read("code"), title: row.read("title"), funder: row.read("funder"), from: from, to: to,
                amount: amount.map { Euros(cents: $0) })
            self.fundings[funding.code] = funding
            if try row.read("state") == "retired" { self.retired.insert(funding.code) }
        }
        try rows(.target) { row in
            guard try row.read("state") == "active" else { return }
            let value = Int64(try row.number("value_hundredths", within: StoredBounds.hundredths))
            let target = Funding.Target(indicator: try row.read("indicator"), value: Quantity(hundredths: value))
            self.fundings[try row.read("funding")]?.targets.append(target)
        }
        let others = try Self.otherFundings(db)
        try rows(.cost) { row in
            guard try row.read("state") == "active" else { return }
            let (number, funding): (Int, String?) = try (row.read("number"), row.read("funding"))
            let cents = Int64(try row.number("amount_cents", within: StoredBounds.hundredths))
            self.costs.append(
                try Cost(
                    number: number, label: row.hasColumn("label") ? row.read("label") : nil, period: Self.period(row),
                    category: row.read("category"), amount: Euros(cents: cents),
                    fundings: [funding].compactMap { $0 } + (others[number] ?? []), isInKind: row.read("in_kind")))
        }
    }

    /// The days of a cost; its year where it has none.
    private static func period(_ row: Row) throws -> Period {
        let year = Period(year: try row.number("year", within: 1990...2199))
        guard row.hasColumn("from_day"), let from = try day(row, "from_day") else { return year }
        guard let period = try day(row, "to_day").flatMap({ Period(first: from, last: $0) }) else {
            throw DamagedValue(place: "to_day")
        }
        return period
    }

    /// Names of priority districts by code; none in a register of an older version.
    private static func districts(_ db: Database) throws -> [String: String] {
        guard try db.tableExists(SetupTable.district.name) else { return [:] }
        let rows = try Row.fetchAll(db, sql: "SELECT code, name FROM district WHERE state <> 'withdrawn'")
        return try rows.reduce(into: [:]) { $0[try $1.read(0)] = try $1.read(1) }
    }

    /// By number of the cost, in the order of the codes; none in a register of an older version.
    private static func otherFundings(_ db: Database) throws -> [Int: [String]] {
        guard try db.tableExists(SetupTable.costFunding.name) else { return [:] }
        let rows = try Row.fetchAll(
            db, sql: "SELECT cost, funding FROM cost_funding WHERE state = 'active' ORDER BY funding")
        return try rows.reduce(into: [:]) { $0[try $1.read(0), default: []].append(try $1.read(1)) }
    }

    private static func day(_ row: Row, _ column: String) throws -> CivilDate? {
        guard let text: String = try row.read(column) else { return nil }
        guard let day = CivilDate(iso: text) else { throw DamagedValue(place: column) }
        return day
    }
}
