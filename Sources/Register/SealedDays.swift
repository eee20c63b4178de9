import GRDB
import Mediation
import Nomenclature

/// SQL conditions on what counts in the sessions of some days.
struct SealedDays {
    let days: [Period]

    /// Whether a column holds one of the days.
    func holds(_ column: String) -> String {
        let ranges = days.map { "\(column) BETWEEN '\($0.start)' AND '\($0.last)'" }
        return "(\(ranges.joined(separator: " OR ")))"
    }

    /// Whether the days from one column to another meet them.
    private func meet(_ first: String, _ last: String) -> String {
        let ranges = days.map { "\(first) <= '\($0.last)' AND \(last) >= '\($0.start)'" }
        return "(\(ranges.joined(separator: " OR ")))"
    }

    /// The codes of a list that a column names, in rows of the standing sessions of the days: each once, and no more rows
    /// are read once all of the list were met. Rows are read as they lie: by an index, each would be looked up on its own.
    private func named(_ column: String, in rows: String, of list: String, _ condition: String = "1") -> String {
        """
        SELECT * FROM (SELECT DISTINCT \(column) FROM session NOT INDEXED \(rows) WHERE \(condition) AND until IS NULL \
        AND \(holds("day")) LIMIT (SELECT count(*) FROM \(list)))
        """
    }

    private func listed(_ column: String, in table: String, of list: String, _ condition: String = "1") -> String {
        named(column, in: "JOIN \(table) ON \(table).session = session.id", of: list, condition)
    }

    /// Whether a row of a table of set-up is born by one of the sessions, or counts in these days.
    func bears(_ table: SetupTable, _ db: Database) throws -> String {
        guard table == .cost else { return bears(table) }
        let hasDays = try db.columns(in: table.name).contains { $0.name == "from_day" }
        let (first, last) = ("year || '-01-01'", "year || '-12-31'")
        return hasDays ? meet("coalesce(from_day, \(first))", "coalesce(to_day, \(last))") : meet(first, last)
    }

    private func bears(_ table: SetupTable) -> String {
        switch table {
        case .mediator: "code IN (\(listed("mediator", in: "session_mediator", of: "mediator")))"
        case .place: "code IN (\(named("place", in: "", of: "place")))"
        case .district: "code IN (SELECT qpv FROM place WHERE qpv IS NOT NULL AND \(bears(.place)))"
        case .partner: "code IN (\(partners))"
        case .funding: "code IN (\(fundings))"
        case .target: "funding IN (\(fundings))"
        default: CodeList(rawValue: table.name).map(bears) ?? "1"
        }
    }

    private var partners: String {
        listed("partner", in: "session_partner", of: "partner") + " UNION "
            + listed("confirmed_by", in: "session_effect", of: "partner", "confirmed_by IS NOT NULL")
    }

    /// Those sessions are accounted to, and those of the days something was promised for.
    private var fundings: String {
        listed("funding", in: "session_funding", of: "funding")
            + " UNION SELECT f.code FROM funding f JOIN target t ON t.funding = f.code "
            + "WHERE t.state = 'active' AND \(meet("f.from_day", "f.to_day"))"
    }

    /// Whether a code is used in one of the sessions, or counts for one that is. The plus keeps SQLite from looking rows up
    /// by what sessions use, before it knows whether there is any row to ask for.
    private func bears(_ list: CodeList) -> String {
        """
        +code IN (WITH RECURSIVE used(code) AS (\(uses(of: list)) UNION SELECT c.merged_into FROM \(list.rawValue) c \
        JOIN used ON used.code = c.code WHERE c.merged_into IS NOT NULL) SELECT code FROM used)
        """
    }

    private func uses(of list: CodeList) -> String {
        let name = list.rawValue
        return switch list {
        case .kind: named("kind", in: "", of: name)
        case .theme:
            ["theme", "theme_2", "theme_3"].map { listed($0, in: "contact", of: name, "\($0) IS NOT NULL") }
                .joined(separator: " UNION ")
        case .placeKind: "SELECT kind FROM place WHERE \(bears(.place))"
        case .partnerKind:
            listed("partner_kind", in: "contact_referral", of: name)
                + " UNION SELECT kind FROM partner WHERE \(bears(.partner))"
        case .action: listed("action", in: "contact_action", of: name)
        case .effect: listed("effect", in: "session_effect", of: name)
        case .language: listed("language", in: "session_language", of: name)
        default:
            listed(name, in: "contact", of: name) + " UNION "
                + listed("code", in: "contact_margin", of: name, "dimension = '\(name)'")
        }
    }
}
