import Mediation

/// What a front end gives to each piece of work: the language of its words, the day it is, and whether to go on.
package struct WorkContext: Sendable {
    /// Language of the words in what is made.
    package let language: Language
    /// Today's civil day.
    package let today: CivilDate
    /// Called between the steps of long works; throws when the work must stop, and what was begun is taken back.
    package let checkpoint: @Sendable () throws -> Void

    /// A context; never asked to stop unless told.
    package init(language: Language, today: CivilDate, checkpoint: @escaping @Sendable () throws -> Void = {}) {
        self.language = language
        self.today = today
        self.checkpoint = checkpoint
    }
}
