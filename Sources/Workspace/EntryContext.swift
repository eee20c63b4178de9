import Interchange
import Mediation
import Nomenclature
import Register

/// A register open for writing, with what checks the things typed for it.
package struct EntryContext: Sendable {
    /// The register, open for writing.
    package let register: Register
    /// The code lists with the association's changes.
    package let book: CodeBook
    /// What is set up.
    package let setup: AssociationSetup
    /// Checks a session.
    package let entry: EntryReader
    /// Today's civil day.
    package let today: CivilDate

    /// Reads what the checks need.
    package init(_ register: Register, today: CivilDate) throws {
        self.register = register
        self.today = today
        (book, setup) = try register.snapshot { (try $0.codeBook(), try $0.setup()) }
        entry = EntryReader(book, setup, today: today)
    }
}
