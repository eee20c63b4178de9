import Mediation
import Nomenclature

extension EntryReader {
    /// A reader that also takes the codes a session bears already, though they were retired or merged since: who corrects
    /// the length of a session is not asked for another theme.
    package func keeping(_ session: Session) -> EntryReader {
        var reader = self
        for (list, code) in session.codes { reader.kept[list, default: []].insert(code) }
        return reader
    }
}

extension EntryReader {
    /// The last day on which all codes of a contact may be used: it is as good on every day before as on the one it was
    /// read for.
    func lastDay(of contact: Contact) -> CivilDate { lastDay(of: contact.codes) }

    /// The days on which all that a session names may be used: codes, place, mediators, fundings. Nil for none.
    func span(of session: Session) -> Period? {
        var (first, last) = (CivilDate.earliest, min(today, lastDay(of: session.codes)))
        let place = setup.places[session.place]
        let mediators = session.mediators.map { setup.mediators[$0] }
        let fundings = session.fundings.map { setup.fundings[$0] }
        for from in [place?.from] + mediators.map({ $0?.from }) + fundings.map({ $0?.from }) {
            first = max(first, from ?? first)
        }
        for to in [place?.to] + mediators.map({ $0?.to }) + fundings.map({ $0?.to }) { last = min(last, to ?? last) }
        return first <= last ? Period(first: first, last: last) : nil
    }

    private func lastDay(of codes: [(CodeList, String)]) -> CivilDate {
        codes.reduce(.latest) { min($0, book.lastDay($1.0, $1.1) ?? .earliest) }
    }
}

extension Session {
    /// The codes of the nomenclature the session bears, each with its list.
    fileprivate var codes: [(CodeList, String)] {
        [(.kind, kind)] + languages.map { (.language, $0) } + effects.map { (.effect, $0.code) }
            + contacts.flatMap(\.codes)
    }
}

extension Contact {
    fileprivate var codes: [(CodeList, String)] {
        themes.map { (.theme, $0) } + actions.map { (.action, $0) } + referrals.map { (.partnerKind, $0) }
            + [
                (.gender, gender), (.ageBand, ageBand), (.attendance, attendance), (.territory, territory),
                (.origin, origin), (.outcome, outcome),
            ]
            + margins.compactMap { margin in CodeList(of: margin.dimension).map { ($0, margin.code) } }
            + traits.compactMap { name, code in CodeList(rawValue: name).map { ($0, code) } }
    }
}
