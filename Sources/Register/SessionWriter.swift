import GRDB
import Mediation

/// Writes versions of sessions and all that hangs on them, within one write. Nothing is sure to be in the tables until
/// `finish`.
final class SessionWriter {
    private let entry: Int64
    private let today: CivilDate
    private var lastID: Int64
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
    init(_ db: Database, entry: Int64, today: CivilDate) throws {
        self.entry = entry
        self.today = today
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

    /// Takes one version of a session.
    /// - Parameters:
    ///   - source: for an imported session, its key in the file and the digest of its content there.
    ///   - digest: of the content, when it is known already.
    func add(
        _ new: Session, _ identity: Register.Identity, source: (key: String, digest: String)? = nil,
        digest: String? = nil
    ) throws {
        lastID += 1
        let id = Insertion.Cell.integer(lastID)
        session.add(
            id, .text(identity.uuid), .init(identity.number), .init(identity.version), .integer(entry),
            .text(new.day.description), .init(new.start?.description), .init(new.minutes.value), .text(new.kind),
            .text(new.place), .init(new.present), .init(new.turnedAway), .text(new.entryMode(recordedOn: today)),
            .init(new.comment), .text(digest ?? Register.digest(new.canonicalText)), .init(source?.key),
            .init(source?.digest))
        for code in new.mediators { mediator.add(id, .text(code)) }
        for code in new.fundings { funding.add(id, .text(code)) }
        for code in new.partners { partner.add(id, .text(code)) }
        for code in new.languages { language.add(id, .text(code)) }
        for (line, contact) in zip(1..., new.contacts) { add(contact, id, .init(line)) }
        for (line, one) in zip(1..., new.effects) {
            effect.add(
                id, .init(line), .text(one.code), .integer(one.quantity.hundredths), .init(one.confirmedBy))
        }
        try flush(all: false)
    }

    private func add(_ new: Contact, _ id: Insertion.Cell, _ line: Insertion.Cell) {
        let themes = new.themes
        contact.add(
            id, line, .init(new.count), .text(themes[0]), .init(themes.count > 1 ? themes[1] : nil),
            .init(themes.count > 2 ? themes[2] : nil), .text(new.gender), .text(new.ageBand), .text(new.attendance),
            .text(new.territory), .text(new.origin), .text(new.outcome), .init(new.minutes))
        for code in new.actions { action.add(id, line, .text(code)) }
        for code in new.referrals { referral.add(id, line, .text(code)) }
        for one in new.margins {
            margin.add(id, line, .text(one.dimension.rawValue), .text(one.code), .init(one.count))
        }
        for (list, code) in new.traits { trait.add(id, line, .text(list), .text(code)) }
    }

    /// Puts what was taken into the tables.
    func finish() throws { try flush(all: true) }

    /// Parents before children.
    private func flush(all: Bool) throws {
        for table in [
            session, mediator, funding, partner, language, contact, effect, action, referral, margin, trait,
        ] { try table.flush(all: all) }
    }
}
