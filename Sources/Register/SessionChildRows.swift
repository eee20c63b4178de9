import GRDB
import Mediation

/// The child rows of some sessions, by session row.
struct SessionChildRows {
    var mediators: [Int64: [String]] = [:]
    var fundings: [Int64: [String]] = [:]
    var partners: [Int64: [String]] = [:]
    var languages: [Int64: [String]] = [:]
    var contacts: [Int64: [Contact]] = [:]
    var effects: [Int64: [Effect]] = [:]

    init(of ids: [Int64], _ db: Database, isSalvaging: Bool) throws {
        guard !ids.isEmpty else { return }
        // The ids travel as one JSON array: no limit on their number.
        let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
        func rows(_ table: String, _ body: (Row, Int64) throws -> Void) throws {
            let sql = "SELECT * FROM \(table) WHERE session IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
            do {
                let cursor = try Row.fetchCursor(db, sql: sql, arguments: [list])
                while let row = try cursor.next() { try body(row, try row.read(0)) }
            } catch  where isSalvaging {}
        }
        try rows("session_mediator") { mediators[$1, default: []].append(try $0.read(1)) }
        try rows("session_funding") { fundings[$1, default: []].append(try $0.read(1)) }
        try rows("session_partner") { partners[$1, default: []].append(try $0.read(1)) }
        try rows("session_language") { languages[$1, default: []].append(try $0.read(1)) }
        try rows("contact") { contacts[$1, default: []].append(try Self.contact($0)) }
        func lines(_ table: String, _ body: (Row, inout Contact) throws -> Void) throws {
            try rows(table) { row, id in
                // Lines are numbered from 1 without a gap.
                let line = try row.number("line", within: 1...Int64(max(1, contacts[id]?.count ?? 0)))
                guard contacts[id] != nil else { throw DamagedValue(place: table) }
                try body(row, &contacts[id]![line - 1])
            }
        }
        try lines("contact_action") { $1.actions.append(try $0.read(2)) }
        try lines("contact_referral") { $1.referrals.append(try $0.read(2)) }
        try lines("contact_margin") { row, contact in
            guard let dimension = Dimension(rawValue: try row.read(2)) else { return }
            let count = try row.number("count", within: StoredBounds.heads)
            contact.margins.append(Margin(dimension: dimension, code: try row.read(3), count: count))
        }
        try lines("contact_trait") { $1.traits[try $0.read(2)] = try $0.read(3) as String }
        try rows("session_effect") { row, id in
            let hundredths = try row.number("quantity_hundredths", within: StoredBounds.hundredths)
            effects[id, default: []].append(
                Effect(
                    code: try row.read(2), quantity: Quantity(hundredths: Int64(hundredths)),
                    confirmedBy: try row.read(4)))
        }
    }

    private static func contact(_ row: Row) throws -> Contact {
        var contact = Contact(
            themes: try ["theme", "theme_2", "theme_3"].compactMap { (column) -> String? in try row.read(column) })
        contact.count = try row.number("count", within: StoredBounds.heads)
        contact.gender = try row.read("gender")
        contact.ageBand = try row.read("age_band")
        contact.attendance = try row.read("attendance")
        contact.territory = try row.read("territory")
        contact.origin = try row.read("origin")
        contact.outcome = try row.read("outcome")
        contact.minutes = try row.read("minutes", within: StoredBounds.minutes).map(Int.init)
        return contact
    }
}
