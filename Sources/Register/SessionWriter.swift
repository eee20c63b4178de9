import GRDB
import Mediation

/// Writes versions of sessions and all that hangs on them, within one write. Nothing is sure to be in the tables until
/// `finish`.
final class SessionWriter {
    private let entry: Int64
    private var lastID: Int64
    /// The texts of the cells that wait, and how many sessions do.
    private var texts = Cells()
    private var waiting = 0
    private static let mostWaiting = 512
    private let session: Insertion
    private let contact: Insertion
    private let effect: Insertion
    private let action: Insertion
    private let referral: Insertion
    private let margin: Insertion
    private let trait: Insertion
    private let mediator: Insertion
    private let funding: Insertion
    private let partner: Insertion
    private let language: Insertion

    /// A writer for the write that made a journal entry. No one else may add sessions until it has finished.
    init(_ db: Database, entry: Int64) throws {
        self.entry = entry
        lastID = try Int64.fetchOne(db, sql: "SELECT max(id) FROM session") ?? 0
        session = Insertion(
            """
            session (id, uuid, number, version, since, day, start, minutes, kind, place, present, turned_away,
            entry_mode, comment, digest, source_key, source_digest)
            """, width: 17, db)
        contact = Insertion("contact", width: 13, db)
        effect = Insertion("session_effect", width: 5, db)
        action = Insertion("contact_action", width: 3, db)
        referral = Insertion("contact_referral", width: 3, db)
        margin = Insertion("contact_margin", width: 5, db)
        trait = Insertion("contact_trait", width: 4, db)
        mediator = Insertion("session_mediator", width: 2, db)
        funding = Insertion("session_funding", width: 2, db)
        partner = Insertion("session_partner", width: 2, db)
        language = Insertion("session_language", width: 2, db)
    }

    /// A session as the cells of its rows, all but the session's own number: made on whatever thread reads, so that the
    /// one that writes has only to hand them over.
    struct Prepared: Sendable {
        fileprivate var texts = Cells()
        /// From `day` to `digest`.
        fileprivate var session: [Cells.Cell] = []
        fileprivate var mediators: [Cells.Cell] = []
        fileprivate var fundings: [Cells.Cell] = []
        fileprivate var partners: [Cells.Cell] = []
        fileprivate var languages: [Cells.Cell] = []
        fileprivate var contacts: [Cells.Cell] = []
        fileprivate var actions: [Cells.Cell] = []
        fileprivate var referrals: [Cells.Cell] = []
        fileprivate var margins: [Cells.Cell] = []
        fileprivate var traits: [Cells.Cell] = []
        fileprivate var effects: [Cells.Cell] = []
        /// Of the content.
        let digest: String

        /// - Parameter today: the day it is recorded on.
        init(_ new: Session, today: CivilDate) {
            digest = Register.digest(new.canonicalText)
            session = [
                texts.cell(new.day.description), texts.cell(new.start?.description), texts.cell(new.minutes.value),
                texts.cell(new.kind), texts.cell(new.place), texts.cell(new.present), texts.cell(new.turnedAway),
                texts.cell(new.entryMode(recordedOn: today)), texts.cell(new.comment), texts.cell(digest),
            ]
            for code in new.mediators { mediators.append(texts.cell(code)) }
            for code in new.fundings { fundings.append(texts.cell(code)) }
            for code in new.partners { partners.append(texts.cell(code)) }
            for code in new.languages { languages.append(texts.cell(code)) }
            contacts.reserveCapacity(12 * new.contacts.count)
            for (line, contact) in zip(1..., new.contacts) { add(contact, texts.cell(line)) }
            for (line, one) in zip(1..., new.effects) {
                effects += [
                    texts.cell(line), texts.cell(one.code), texts.cell(one.quantity.hundredths),
                    texts.cell(one.confirmedBy),
                ]
            }
        }

        private mutating func add(_ new: Contact, _ line: Cells.Cell) {
            let themes = new.themes
            contacts.append(line)
            contacts.append(texts.cell(new.count))
            for rank in Contact.themeCount {
                contacts.append(texts.cell(rank <= themes.count ? themes[rank - 1] : nil))
            }
            contacts.append(texts.cell(new.gender))
            contacts.append(texts.cell(new.ageBand))
            contacts.append(texts.cell(new.attendance))
            contacts.append(texts.cell(new.territory))
            contacts.append(texts.cell(new.origin))
            contacts.append(texts.cell(new.outcome))
            contacts.append(texts.cell(new.minutes))
            for code in new.actions { actions += [line, texts.cell(code)] }
            for code in new.referrals { referrals += [line, texts.cell(code)] }
            for one in new.margins {
                margins += [
                    line, texts.cell(one.dimension.rawValue), texts.cell(one.code), texts.cell(one.count),
                ]
            }
            for (list, code) in new.traits { traits += [line, texts.cell(list), texts.cell(code)] }
        }
    }

    /// Takes one version of a session.
    /// - Parameter source: for an imported session, its key in the file and the digest of its content there; nil for a
    ///   digest that is the session's own.
    func add(
        _ new: Prepared, _ identity: Register.Identity, source: (key: String, digest: String?)? = nil
    ) throws {
        lastID += 1
        let shift = texts.append(new.texts)
        // The session's own texts lie there already: they are moved like those of the others, all but these.
        var own = Cells()
        var row = [
            own.cell(identity.uuid), own.cell(identity.number), own.cell(identity.version), own.cell(entry),
        ]
        let tail = [own.cell(source?.key), own.cell(source?.digest)]
        let ownShift = texts.append(own) - shift
        row = row.map { $0.moved(by: ownShift) } + new.session + tail.map { $0.moved(by: ownShift) }
        session.add(lastID, row, shift: shift)
        mediator.add(lastID, new.mediators, shift: shift)
        funding.add(lastID, new.fundings, shift: shift)
        partner.add(lastID, new.partners, shift: shift)
        language.add(lastID, new.languages, shift: shift)
        contact.add(lastID, new.contacts, shift: shift)
        action.add(lastID, new.actions, shift: shift)
        referral.add(lastID, new.referrals, shift: shift)
        margin.add(lastID, new.margins, shift: shift)
        trait.add(lastID, new.traits, shift: shift)
        effect.add(lastID, new.effects, shift: shift)
        waiting += 1
        if waiting == Self.mostWaiting { try flush() }
    }

    /// Puts what was taken into the tables, parents before children.
    func finish() throws { try flush() }

    private func flush() throws {
        for table in [
            session, mediator, funding, partner, language, contact, effect, action, referral, margin, trait,
        ] { try table.flush(texts) }
        texts.removeAll()
        waiting = 0
    }
}
