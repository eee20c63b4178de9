/// One block of a mediator's time: when, where, with whom, and what was done for the people received.
///
/// Codes are the nomenclature's slugs or the association's own (places, mediators…); they are checked where a session
/// enters the program, and trusted from there on. A session held with nobody has no contact: a true zero.
package struct Session: Hashable, Sendable {
    /// Day of the activity.
    package var day: CivilDate
    /// Hour it began, when known.
    package var start: ClockTime?
    /// Length, within `Minutes.ofASession`.
    package var minutes: Minutes
    /// Code of list `kind`.
    package var kind: String
    /// Code of a place of the association.
    package var place: String
    /// Codes of the mediators, one or more, each once.
    package var mediators: [String]
    /// Codes of the fundings this session is accounted to, each once.
    package var fundings: [String] = []
    /// Codes of the partners it was held with, each once.
    package var partners: [String] = []
    /// Codes of list `language`: languages the mediator used as a service; never an origin of the people.
    package var languages: [String] = []
    /// Heads present at a collective session (0...5000), when counted apart from the contacts.
    package var present: Int?
    /// People who came and could not be received, 0...200.
    package var turnedAway: Int?
    /// The people received, in the order they were noted.
    package var contacts: [Contact] = []
    /// The economies and changes really observed.
    package var effects: [Effect] = []
    /// A coordinator's remark without any person in it, 200 characters at most; never reported.
    package var comment: String?

    /// A session with its five required values; the rest is set afterwards.
    package init(day: CivilDate, minutes: Minutes, kind: String, place: String, mediators: [String]) {
        self.day = day
        self.minutes = minutes
        self.kind = kind
        self.place = place
        self.mediators = mediators
    }

    /// Heads in the contact lines.
    package var passages: Int { contacts.reduce(0) { $0 + $1.count } }

    /// How the session was noted, for the data-quality line: `rattrapage` when typed more than seven days after,
    /// `compte` when some line counts several heads, else `detail`.
    package func entryMode(recordedOn today: CivilDate) -> String {
        entryMode(recordedOn: today, countsHeads: contacts.contains { $0.count > 1 })
    }

    /// The same for a session whose contacts are kept elsewhere.
    /// - Parameter countsHeads: whether some line counts several heads.
    package func entryMode(recordedOn today: CivilDate, countsHeads: Bool) -> String {
        today.dayNumber - day.dayNumber > 7 ? "rattrapage" : countsHeads ? "compte" : "detail"
    }
}

/// A session as it rests in a register.
package struct StoredSession: Hashable, Sendable {
    /// Lower-case UUID, the same for all versions of a session.
    package let id: String
    /// The short number people type, 1 and up.
    package let number: Int
    /// 1 for the session as first recorded, one more at each amendment.
    package let version: Int
    /// Its content.
    package let session: Session
    /// Whether it was replaced, cancelled or taken back; such a version counts nowhere.
    package let isCancelled: Bool
    /// The day (UTC) its content was purged; nil while it is there. Where it stood until then, it counts as the purge kept
    /// it.
    package let purgedOn: CivilDate?

    /// A session with its identity.
    package init(
        id: String, number: Int, version: Int, session: Session, isCancelled: Bool = false, purgedOn: CivilDate? = nil
    ) {
        self.id = id
        self.number = number
        self.version = version
        self.session = session
        self.isCancelled = isCancelled
        self.purgedOn = purgedOn
    }
}
