import Mediation

/// What a front end gives to each piece of work: the language of its words, the day it is, the
/// printer of pages, and whether to go on.
package struct WorkContext: Sendable {
    /// Language of the words in what is made.
    package let language: Language
    /// Today's civil day.
    package let today: CivilDate
    /// What prints pages as PDF; nil when nothing does.
    package let printer: PagePrinter?
    /// Called between the steps of long works; throws when the work must stop, and what was begun is taken back.
    package let checkpoint: @Sendable () throws -> Void

    /// A context; without a printer and never asked to stop unless given.
    package init(
        language: Language, today: CivilDate, printer: PagePrinter? = nil,
        checkpoint: @escaping @Sendable () throws -> Void = {}
    ) {
        self.language = language
        self.today = today
        self.printer = printer
        self.checkpoint = checkpoint
    }
}
