import Mediation

/// A table a session has rows in, in the order they are inserted: parents before children.
enum SessionPart: Int, CaseIterable, Sendable {
    case session, mediator, funding, partner, language, contact, effect, action, referral, margin, trait

    /// The table, with its columns in parentheses where not all are given.
    var table: String {
        switch self {
        case .session:
            """
            session (id, uuid, number, version, since, day, start, minutes, kind, place, present, turned_away,
            entry_mode, comment, digest, source_key, source_digest)
            """
        case .mediator: "session_mediator"
        case .funding: "session_funding"
        case .partner: "session_partner"
        case .language: "session_language"
        case .contact: "contact"
        case .effect: "session_effect"
        case .action: "contact_action"
        case .referral: "contact_referral"
        case .margin: "contact_margin"
        case .trait: "contact_trait"
        }
    }

    /// Number of columns given, that of the session's row included.
    var width: Int {
        switch self {
        case .session: 17
        case .mediator, .funding, .partner, .language: 2
        case .contact: 13
        case .effect, .margin: 5
        case .action, .referral: 3
        case .trait: 4
        }
    }

    /// The parts that tell of the session as a whole.
    static let ofSession: [SessionPart] = [.session, .mediator, .funding, .partner, .language, .effect]
    /// The parts that tell of a contact line, its number first in each row.
    static let ofContact: [SessionPart] = [.contact, .action, .referral, .margin, .trait]
}

/// A session as the cells of its rows, without the number of its row: the writer has only to hand them over.
struct PreparedSession: Sendable {
    /// The texts of the cells.
    var texts = Cells()
    /// By part, row after row. Of the session itself, the columns from `day` to `comment`.
    var rows = [[Cells.Cell]](repeating: [], count: SessionPart.allCases.count)
    /// SHA-256 of the content.
    var digest: SessionDigest

    subscript(part: SessionPart) -> [Cells.Cell] {
        get { rows[part.rawValue] }
        _modify { yield &rows[part.rawValue] }
    }

    /// Without a row yet.
    init(digest: SessionDigest) { self.digest = digest }

    /// - Parameter today: the day it is recorded on.
    init(_ new: Session, today: CivilDate) {
        self.init(digest: SessionDigest(of: new.canonicalText))
        self[.contact].reserveCapacity(12 * new.contacts.count)
        add(new, entryMode: new.entryMode(recordedOn: today))
        for (line, contact) in zip(1..., new.contacts) { add(contact, line: line) }
    }

    /// Adds the rows of a session but for those of its contacts.
    mutating func add(_ new: Session, entryMode: String) {
        self[.session] += [
            texts.cell(new.day.description), texts.cell(new.start?.description), texts.cell(new.minutes.value),
            texts.cell(new.kind), texts.cell(new.place), texts.cell(new.present), texts.cell(new.turnedAway),
            texts.cell(entryMode), texts.cell(new.comment),
        ]
        for code in new.mediators { self[.mediator].append(texts.cell(code)) }
        for code in new.fundings { self[.funding].append(texts.cell(code)) }
        for code in new.partners { self[.partner].append(texts.cell(code)) }
        for code in new.languages { self[.language].append(texts.cell(code)) }
        for (line, one) in zip(1..., new.effects) {
            self[.effect] += [
                texts.cell(line), texts.cell(one.code), texts.cell(one.quantity.hundredths),
                texts.cell(one.confirmedBy),
            ]
        }
    }

    /// Forgets its rows, to make another in the same memory.
    mutating func removeAll() {
        texts.removeAll()
        for part in rows.indices { rows[part].removeAll(keepingCapacity: true) }
    }

    /// Adds the rows of a contact.
    /// - Parameter line: its rank in the session, 1 and up.
    mutating func add(_ new: Contact, line: Int) {
        let line = texts.cell(line)
        let themes = new.themes
        self[.contact].append(line)
        self[.contact].append(texts.cell(new.count))
        for rank in Contact.themeCount {
            self[.contact].append(texts.cell(rank <= themes.count ? themes[rank - 1] : nil))
        }
        self[.contact].append(texts.cell(new.gender))
        self[.contact].append(texts.cell(new.ageBand))
        self[.contact].append(texts.cell(new.attendance))
        self[.contact].append(texts.cell(new.territory))
        self[.contact].append(texts.cell(new.origin))
        self[.contact].append(texts.cell(new.outcome))
        self[.contact].append(texts.cell(new.minutes))
        for code in new.actions { self[.action] += [line, texts.cell(code)] }
        for code in new.referrals { self[.referral] += [line, texts.cell(code)] }
        for one in new.margins {
            self[.margin] += [line, texts.cell(one.dimension.rawValue), texts.cell(one.code), texts.cell(one.count)]
        }
        for (list, code) in new.traits.sorted(by: { $0.key < $1.key }) {
            self[.trait] += [line, texts.cell(list), texts.cell(code)]
        }
    }
}
