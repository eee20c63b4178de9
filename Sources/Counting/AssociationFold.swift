import Mediation
import Nomenclature

/// All visits of an association while they are counted, session by session, whatever the filter.
struct AssociationFold {
    private struct Month {
        var possiblyFirst = 0
        var largestSession = 0
        /// By number of the common gender.
        var byGender: [Int: Int] = [:]
    }

    private var months: [RegisterMonth: Month] = [:]

    mutating func add(_ session: SessionFold, _ interner: CodeInterner) {
        guard !session.lines.isEmpty else { return }
        var heads = 0
        var month = months[session.month] ?? Month()
        for line in session.lines {
            heads += line.count
            let possible = interner.attendance(of: line).possiblyFirst
            guard possible > 0 else { continue }
            month.possiblyFirst += possible
            Self.add(line, possible, interner, &month.byGender)
        }
        month.largestSession = max(month.largestSession, heads)
        months[session.month] = month
    }

    /// Those of a gender who may be first of the year are of the heads of that gender or of none, and of the heads that may
    /// be first: what a gender may have beyond the heads of none is kept under it.
    private static func add(
        _ line: ContactFold, _ possible: Int, _ interner: CodeInterner, _ byGender: inout [Int: Int]
    ) {
        let none = interner.unknown[.gender]
        guard line.hasMargin(.gender) else {
            byGender[interner.common(.gender, line.publicCodes.gender), default: 0] += possible
            return
        }
        var heads: [Int: Int] = [:]
        for (code, count) in line.heads(by: .gender) { heads[interner.common(.gender, code), default: 0] += count }
        let ofNone = heads.removeValue(forKey: none) ?? 0
        byGender[none, default: 0] += min(ofNone, possible)
        for (code, count) in heads {
            byGender[code, default: 0] += min(ofNone + count, possible) - min(ofNone, possible)
        }
    }

    /// What was counted so far. Each gender of the book has its heads, an own one those of the common one; where the common
    /// one is "not noted", nobody is left out.
    func visits(_ interner: CodeInterner, _ book: CodeBook) -> AssociationVisits {
        var visits = AssociationVisits()
        let genders = book.codes(.gender).map { ($0.code, common: book.common(.gender, $0.code)) }
        for (key, month) in months {
            var counted = AssociationVisits.Month()
            counted.possiblyFirst = month.possiblyFirst
            counted.largestSession = month.largestSession
            let known = Dictionary(
                month.byGender.map { (interner.code(.gender, $0.key), $0.value) }, uniquingKeysWith: +)
            for (code, common) in genders {
                let heads =
                    common == Contact.unknown && code != common
                    ? month.possiblyFirst - (known[Contact.unknown] ?? 0) : known[common] ?? 0
                if heads > 0 { counted.possiblyFirstByGender[code] = heads }
            }
            visits.months[key] = counted
        }
        return visits
    }
}
