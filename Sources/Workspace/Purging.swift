import Interchange
import Mediation
import Nomenclature
import Register

/// The erasure of what is told of people before a day: looked at first, then carried out.
package struct Purging: Sendable {
    /// What would be erased.
    package let planned: PurgeResult
    private let register: Register
    private let day: CivilDate
    private let setup: AssociationSetup

    /// Looks at what would go.
    /// - Parameter day: the first day kept, as typed.
    ///
    /// Throws an `EntryProblem` (field `before`) for a day that does not read or is to come, a `SelectionProblem` when
    /// nothing would be erased.
    package init(before day: String, today: CivilDate, in register: Register) throws {
        let book: CodeBook
        (book, setup) = try register.snapshot { (try $0.codeBook(), try $0.setup()) }
        self.day = try EntryReader(book, setup, today: today).day(day, "before")
        guard self.day <= today else { throw EntryProblem("before", day, .dayInFuture(today: today)) }
        self.register = register
        planned = try register.purge(before: self.day, keeping: [], isDryRun: true)
        guard planned.versions > 0 else { throw SelectionProblem.nothingSelected(nil) }
    }

    /// Makes a backup, counts what reports will ask for, then erases. Answers the path of the backup: it still has what was
    /// erased.
    package func carryOut() throws -> String {
        let kept = try PurgePlan.requests(setup, .french)
        let copy = try Backups(of: register.path).make(register, because: "purge")
        _ = try register.purge(before: day, keeping: kept, isDryRun: false)
        return copy
    }
}
