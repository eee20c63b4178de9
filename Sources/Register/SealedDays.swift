import GRDB
import Mediation
import Nomenclature

/// SQL conditions on what counts in the sessions of some days: those that stand, and those that did until they were purged,
/// whose codes the purge kept.
struct SealedDays {
    private let days: [Period]
    /// Condition of the versions that count.
    private let stood: String
    private let hasPurges: Bool

    init(_ days: [Period], _ db: Database) throws {
        self.days = days
        stood = try Register.Snapshot.stoodUntilPurged(db)
        hasPurges = try db.tableExists("kept_code") && !Register.Snapshot.purges(db).isEmpty
    }

    /// Whether a version counts, in one of the days.
    var holdsSession: String {
        let ranges = days.map { "day BETWEEN '\($0.start)' AND '\($0.last)'" }
        return "\(stood) AND (\(ranges.joined(separator: " OR ")))"
    }

    /// Whether the days from one column to another meet them.
    private func meet(_ first: String, _ last: String) -> String {
        let ranges = days.map { "\(first) <= '\($0.last)' AND \(last) >= '\($0.start)'" }
        return "(\(ranges.joined(separator: " OR ")))"
    }

    /// The codes of a list that a column names, in rows of the sessions of the days: each once, and no more rows
    /// are read once all of the list were met. Rows are read as they lie: by an index, each would be looked up on its own.
    private func named(_ column: String, in rows: String, of list: String, _ condition: String = "1") -> String {
        """
        SELECT * FROM (SELECT DISTINCT \(column) FROM session NOT INDEXED \(rows) WHERE \(condition) AND \(holdsSession) \
        LIMIT (SELECT count(*) FROM \(list)))
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
        case .mediator, .partner: "code IN (\(borne(table.name)))"
        case .place: "code IN (\(named("place", in: "", of: "place")))"
        case .district: "code IN (SELECT qpv FROM place WHERE qpv IS NOT NULL AND \(bears(.place)))"
        case .funding: "code IN (\(fundings))"
        case .target: "funding IN (\(fundings))"
        default: CodeList(rawValue: table.name).map(bears) ?? "1"
        }
    }

    /// Those sessions are accounted to, and those of the days something was promised for.
    private var fundings: String {
        borne("funding")
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
        switch list {
        case .kind: named("kind", in: "", of: list.rawValue)
        case .placeKind: "SELECT kind FROM place WHERE \(bears(.place))"
        case .partnerKind: borne(list.rawValue) + " UNION SELECT kind FROM partner WHERE \(bears(.partner))"
        default: borne(list.rawValue)
        }
    }

    // MARK: - Codes in rows that belong to sessions

    /// The codes of a list in the rows of the sessions, and those a purge kept of sessions of the days.
    private func borne(_ list: String) -> String {
        let purged = "SELECT code FROM kept_code WHERE list = '\(list)' AND \(meet("start", "last"))"
        return inRows(list) + (hasPurges ? " UNION " + purged : "")
    }

    private func inRows(_ list: String) -> String {
        switch list {
        case "mediator", "funding": listed(list, in: "session_\(list)", of: list)
        case "partner":
            listed("partner", in: "session_partner", of: list) + " UNION "
                + listed("confirmed_by", in: "session_effect", of: list, "confirmed_by IS NOT NULL")
        case CodeList.theme.rawValue:
            ["theme", "theme_2", "theme_3"].map { listed($0, in: "contact", of: list, "\($0) IS NOT NULL") }
                .joined(separator: " UNION ")
        case CodeList.partnerKind.rawValue: listed("partner_kind", in: "contact_referral", of: list)
        case CodeList.action.rawValue: listed("action", in: "contact_action", of: list)
        case CodeList.effect.rawValue: listed("effect", in: "session_effect", of: list)
        case CodeList.language.rawValue: listed("language", in: "session_language", of: list)
        default:
            listed(list, in: "contact", of: list) + " UNION "
                + listed("code", in: "contact_margin", of: list, "dimension = '\(list)'")
        }
    }

    /// The codes the rows of the sessions bear, by list: what a purge keeps of them.
    var childCodes: [(list: String, sql: String)] {
        let lists = CodeList.stored.filter { $0 != .kind && $0 != .placeKind }.map(\.rawValue)
        return (["funding", "mediator", "partner"] + lists).map { ($0, inRows($0)) }
    }
}
