import Mediation
import Nomenclature

/// Turns what was typed into a session, or refuses it with the field, the value and the reason. What it lets through
/// is trusted from there on.
package struct EntryReader: Sendable {
    let book: CodeBook
    /// What the association has set up.
    package var setup: AssociationSetup
    let today: CivilDate
    /// Codes accepted by list though they are no longer in use.
    var kept: [CodeList: Set<String>] = [:]

    /// A reader for one association on one day.
    package init(_ book: CodeBook, _ setup: AssociationSetup, today: CivilDate) {
        self.book = book
        self.setup = setup
        self.today = today
    }

    /// The whole session, or the first problem found, named after the column.
    package func session(_ draft: SessionDraft) throws -> Session {
        var session = try frame(draft)
        session.contacts = try draft.contacts.map { try contact($0, on: session.day) }
        return session
    }

    /// The session without its contacts.
    package func frame(_ draft: SessionDraft) throws -> Session {
        let day = try self.day(draft.day, "day")
        guard day <= today else { throw EntryProblem("day", draft.day, .dayInFuture(today: today)) }
        guard !draft.minutes.isEmpty else { throw EntryProblem("minutes", "", .missing) }
        guard let minutes = Minutes(typed: draft.minutes) else {
            throw EntryProblem("minutes", draft.minutes, .minutesUnreadable)
        }
        guard Minutes.ofASession.contains(minutes.value) else {
            throw EntryProblem("minutes", draft.minutes, .outOfRange(Minutes.ofASession))
        }
        guard !draft.kind.isEmpty else { throw EntryProblem("kind", "", .missing) }
        try check(draft.kind, .kind, "kind", day)
        try check(place: draft.place, day)
        guard !draft.mediators.isEmpty else { throw EntryProblem("mediators", "", .missing) }
        for mediator in draft.mediators { try check(mediator: mediator, day) }

        var session = Session(
            day: day, minutes: minutes, kind: draft.kind, place: draft.place,
            mediators: try distinct(draft.mediators, "mediators"))
        if !draft.start.isEmpty {
            guard let start = ClockTime(typed: draft.start) else {
                throw EntryProblem("start", draft.start, .timeUnreadable)
            }
            session.start = start
        }
        for funding in draft.fundings { try check(funding: funding, day) }
        session.fundings = try distinct(draft.fundings, "funding")
        for partner in draft.partners { try check(partner: partner, "partners") }
        session.partners = try distinct(draft.partners, "partners")
        for language in draft.languages { try check(language, .language, "language", day) }
        session.languages = try distinct(draft.languages, "language")
        session.present = try whole(draft.present, "present", 0...5000)
        session.turnedAway = try whole(draft.turnedAway, "turned_away", 0...200)
        session.effects = try draft.effects.map { try effect($0, on: day) }
        session.comment = draft.comment.isEmpty ? nil : try WordGuard.note(draft.comment, "comment", at: .comment)
        return session
    }

    /// One contact of a session of that day.
    package func contact(_ draft: ContactDraft, on day: CivilDate) throws -> Contact {
        guard Contact.themeCount.contains(draft.themes.count) else {
            throw EntryProblem("themes", "", .themeCount(draft.themes.count))
        }
        for theme in draft.themes { try check(theme, .theme, "themes", day) }
        var contact = Contact(themes: try distinct(draft.themes, "themes"))
        contact.count = try whole(draft.count, "count", 1...Contact.maximumCount) ?? 1
        contact.gender = try code(draft.gender, .gender, "gender", day)
        contact.ageBand = try code(draft.ageBand, .ageBand, "age_band", day)
        contact.attendance = try code(draft.attendance, .attendance, "attendance", day)
        contact.territory = try code(draft.territory, .territory, "territory", day)
        contact.origin = try code(draft.origin, .origin, "origin", day)
        contact.outcome = try code(draft.outcome, .outcome, "outcome", day)
        for action in draft.actions { try check(action, .action, "actions", day) }
        contact.actions = try distinct(draft.actions, "actions")
        for kind in draft.referrals { try check(kind, .partnerKind, "referrals", day) }
        contact.referrals = try distinct(draft.referrals, "referrals")
        if !draft.margins.isEmpty { contact.margins = try margins(draft.margins, count: contact.count, day) }
        contact.minutes = try whole(draft.minutes, "contact_minutes", 1...Minutes.ofASession.upperBound)
        for (name, code) in draft.traits {
            guard let list = CodeList(rawValue: name) else { continue }
            try check(code, list, name, day)
            contact.traits[name] = code
        }
        return contact
    }

    private func margins(_ cells: [String], count: Int, _ day: CivilDate) throws -> [Margin] {
        guard count > 1 else { throw EntryProblem("margins", cells.joined(separator: "|"), .marginOfOnePerson) }
        var margins: [Margin] = []
        for cell in cells {
            let parts = cell.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { throw EntryProblem("margins", cell, .marginSyntax) }
            guard let dimension = Self.marginNames[parts[0]] ?? Self.marginNames[folded(parts[0])],
                let list = CodeList(of: dimension)
            else {
                throw EntryProblem("margins", parts[0], .marginDimension)
            }
            try check(parts[1], list, "margins", day)
            guard let heads = try whole(parts[2], "margins", 1...Contact.maximumCount) else {
                throw EntryProblem("margins", cell, .marginSyntax)
            }
            guard !margins.contains(where: { $0.dimension == dimension && $0.code == parts[1] }) else {
                throw EntryProblem("margins", "", .given(twice: "\(parts[0]):\(parts[1])"))
            }
            margins.append(Margin(dimension: dimension, code: parts[1], count: heads))
        }
        for dimension in Dimension.marginable {
            let sum = margins.reduce(0) { $0 + ($1.dimension == dimension ? $1.count : 0) }
            guard sum <= count else {
                throw EntryProblem(
                    "margins", "", .marginAboveCount(sum: sum, count: count, dimension: dimension.rawValue))
            }
        }
        return margins
    }

    /// Dimensions by every spelling of their field.
    private static let marginNames: [String: Dimension] = Dictionary(
        Dimension.marginable.flatMap { dimension in
            FieldCatalogue.field(dimension.rawValue, of: "sessions")?.spellings.map { ($0, dimension) } ?? []
        }
    ) { first, _ in first }

    private func effect(_ draft: EffectDraft, on day: CivilDate) throws -> Effect {
        try check(draft.code, .effect, "effects", day)
        guard let code = book[.effect, draft.code] else { throw EntryProblem("effects", draft.code, .effectSyntax) }
        let quantity: Quantity
        if draft.quantity.isEmpty {
            guard let usual = code.defaultQuantity else {
                throw EntryProblem("effects", draft.code, .effectNeedsQuantity)
            }
            quantity = usual
        } else {
            quantity = Quantity(hundredths: try amount(draft.quantity, "effects"))
        }
        guard code.unit == .euros || quantity.isWhole else {
            throw EntryProblem("effects", draft.quantity, .quantityNotWhole)
        }
        if let unit = code.unit, quantity > unit.largest {
            throw EntryProblem("effects", draft.quantity, .quantityTooLarge(unit))
        }
        if !draft.confirmedBy.isEmpty { try check(partner: draft.confirmedBy, "effects") }
        return Effect(
            code: draft.code, quantity: quantity, confirmedBy: draft.confirmedBy.isEmpty ? nil : draft.confirmedBy)
    }

    /// Whether participations are counted in sessions of a kind.
    func isCollective(_ kind: String) -> Bool { book[.kind, kind]?.isCollective ?? false }

    // MARK: - One value

    /// A day, as people type it.
    package func day(_ text: String, _ field: String) throws -> CivilDate {
        guard !text.isEmpty else { throw EntryProblem(field, "", .missing) }
        if let day = CivilDate(iso: text) { return day }
        do { return try CivilDate(typed: text, today: today) } catch {
            switch error {
            case .unreadable: throw EntryProblem(field, text, .dayUnreadable)
            case .noSuchDay: throw EntryProblem(field, text, .dayImpossible)
            case .twoDigitYear: throw EntryProblem(field, text, .dayTwoDigitYear)
            }
        }
    }

    /// A whole number within bounds; nil for an empty text.
    package func whole(_ text: String, _ field: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 9, let number = Int(text) else {
            throw EntryProblem(field, text, .notWhole)
        }
        guard range.contains(number) else { throw EntryProblem(field, text, .outOfRange(range)) }
        return number
    }

    /// A number above zero, in hundredths.
    package func amount(_ text: String, _ field: String) throws -> Int64 {
        do {
            let hundredths = try DecimalText.hundredths(text)
            guard hundredths > 0 else { throw EntryProblem(field, text, .amountZero) }
            return hundredths
        } catch let failure as DecimalText.Failure {
            throw EntryProblem(field, text, failure == .ambiguous ? .amountAmbiguous : .amountUnreadable)
        }
    }

    private func code(_ text: String, _ list: CodeList, _ field: String, _ day: CivilDate) throws -> String {
        guard !text.isEmpty else { return Contact.unknown }
        try check(text, list, field, day)
        return text
    }

    /// Refuses a code that is not of the list, or was retired by that day and is not kept.
    package func check(_ code: String, _ list: CodeList, _ field: String, _ day: CivilDate) throws {
        guard let isUsable = book.isUsable(list, code, on: day) else {
            throw EntryProblem(
                field, code,
                .unknownCode(list, nearest: book.nearest(list, to: code) ?? FieldWords.guess(list, code, book)))
        }
        guard isUsable || kept[list]?.contains(code) == true else {
            throw EntryProblem(field, code, .retiredCode(list, day: day))
        }
    }

    private func check(mediator code: String, _ day: CivilDate) throws {
        guard let mediator = setup.mediators[code] else {
            throw EntryProblem.unknown(.unknownMediator, "mediators", code, setup)
        }
        guard mediator.from.map({ $0 <= day }) ?? true, mediator.to.map({ day <= $0 }) ?? true else {
            throw EntryProblem("mediators", code, .mediatorNotInPost(day))
        }
    }

    private func check(place code: String, _ day: CivilDate) throws {
        guard !code.isEmpty else { throw EntryProblem("place", "", .missing) }
        guard let place = setup.places[code] else { throw EntryProblem.unknown(.unknownPlace, "place", code, setup) }
        guard place.from.map({ $0 <= day }) ?? true, place.to.map({ day <= $0 }) ?? true else {
            throw EntryProblem("place", code, .placeClosed(day))
        }
    }

    private func check(funding code: String, _ day: CivilDate) throws {
        guard let funding = setup.fundings[code] else {
            throw EntryProblem.unknown(.unknownFunding, "funding", code, setup)
        }
        guard !setup.retired.contains(code) else { throw EntryProblem("funding", code, .retired) }
        guard funding.from <= day, day <= funding.to else {
            throw EntryProblem("funding", code, .fundingNotRunning(day))
        }
    }

    private func check(partner code: String, _ field: String) throws {
        guard setup.partners[code] != nil else { throw EntryProblem.unknown(.unknownPartner, field, code, setup) }
        guard !setup.retired.contains(code) else { throw EntryProblem(field, code, .retired) }
    }

    private func distinct(_ codes: [String], _ field: String) throws -> [String] {
        for (rank, code) in codes.enumerated() where codes[..<rank].contains(code) {
            throw EntryProblem(field, "", .given(twice: code))
        }
        return codes
    }
}
