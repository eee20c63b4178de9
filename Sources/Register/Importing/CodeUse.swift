import GRDB
import Mediation
import Nomenclature

/// The codes the contacts of an import use, gathered as they are read, so that each is looked for in its list once
/// rather than on every row.
struct CodeUse {
    /// The tables whose codes it is about.
    static let tables: Set<String> = [
        "contact", "contact_action", "contact_referral", "contact_margin", "contact_trait",
    ]

    private var used: [CodeList: Set<String>] = [:]

    mutating func add(_ contact: Contact) {
        for theme in contact.themes { used[.theme, default: []].insert(theme) }
        for action in contact.actions { used[.action, default: []].insert(action) }
        for kind in contact.referrals { used[.partnerKind, default: []].insert(kind) }
        used[.gender, default: []].insert(contact.gender)
        used[.ageBand, default: []].insert(contact.ageBand)
        used[.attendance, default: []].insert(contact.attendance)
        used[.territory, default: []].insert(contact.territory)
        used[.origin, default: []].insert(contact.origin)
        used[.outcome, default: []].insert(contact.outcome)
    }

    /// Throws, as SQLite would, when a code is in no row of its list.
    func check(_ db: Database) throws {
        for (list, codes) in used.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let known = Set(try String.fetchAll(db, sql: "SELECT code FROM \(list.rawValue)"))
            guard codes.isSubset(of: known) else {
                throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY, message: list.rawValue)
            }
        }
    }
}
