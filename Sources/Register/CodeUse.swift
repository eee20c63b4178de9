import GRDB
import Mediation
import Nomenclature
import Synchronization

extension Register {
    /// The codes the contacts of an import use, gathered as they are read, so that each is looked for in its list once
    /// rather than on every row.
    package final class CodeUse: Sendable {
        /// The tables whose codes it stands for.
        static let tables: Set<String> = ["contact", "contact_action"]

        private let used = Mutex<[CodeList: Set<String>]>([:])

        /// Nothing used yet.
        package init() {}

        func add(_ session: Session) {
            used.withLock { used in
                for contact in session.contacts {
                    for theme in contact.themes { used[.theme, default: []].insert(theme) }
                    for action in contact.actions { used[.action, default: []].insert(action) }
                    used[.gender, default: []].insert(contact.gender)
                    used[.ageBand, default: []].insert(contact.ageBand)
                    used[.attendance, default: []].insert(contact.attendance)
                    used[.territory, default: []].insert(contact.territory)
                    used[.origin, default: []].insert(contact.origin)
                    used[.outcome, default: []].insert(contact.outcome)
                }
            }
        }

        /// Throws, as SQLite would, when a code is in no row of its list.
        func check(_ db: Database) throws {
            for (list, codes) in used.withLock({ $0 }) {
                let known = Set(try String.fetchAll(db, sql: "SELECT code FROM \(list.rawValue)"))
                guard codes.isSubset(of: known) else {
                    throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY, message: list.rawValue)
                }
            }
        }
    }
}
