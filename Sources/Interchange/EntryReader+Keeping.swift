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
