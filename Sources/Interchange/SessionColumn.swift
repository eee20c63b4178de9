/// The columns of `sessions.csv`, in the order of the contract and of `fields.csv`. The raw value is the rank, from 0.
package enum SessionColumn: Int, CaseIterable, Sendable {
    case session, day, start, minutes, kind, place, mediators, funding, partners, language, present, turnedAway
    case count, gender, ageBand, attendance, territory, themes, actions, origin, referrals, outcome, margins, effects
    case comment
    // Optional, beyond the contract's row: noted only when a funder asks.
    case contactMinutes, socialStatus, rsa, autonomy, publicKind

    /// What the catalogue says of it.
    private var field: Field { Self.fields[rawValue] }
    private static let fields = FieldCatalogue.fields(of: "sessions")

    /// The English header.
    package var name: String { field.name }

    /// The French header.
    package var frenchName: String { field.frenchName }

    /// The columns of the contract.
    package static let contract = Array(allCases.prefix(25))

    /// Columns noted only when a funder asks.
    static let traits: [SessionColumn] = [.socialStatus, .rsa, .autonomy, .publicKind]

    /// The header row of the contract.
    package static var header: String { contract.map(\.name).joined(separator: ";") }

    /// Columns that tell of the session and are the same on all its rows.
    static let ofSession: [SessionColumn] = [
        .day, .start, .minutes, .kind, .place, .mediators, .funding, .partners, .language, .present, .turnedAway,
        .effects, .comment,
    ]

    /// Columns that tell of the people of one row.
    static let ofContact = allCases.filter { $0 != .session && !ofSession.contains($0) }

    /// Columns without which no session can be read.
    static let required = allCases.filter { $0.field.isNeeded }

    /// The column a header names, in English or in French.
    init?(header: String) {
        guard let name = FieldCatalogue.field(header, of: "sessions")?.name, let column = Self.byName[name] else {
            return nil
        }
        self = column
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

extension String {
    /// The text without spaces (non-breaking ones too) at its ends.
    func trimmingSpaces() -> String {
        // Most texts begin and end with an ASCII letter or digit.
        let isPlain = { (byte: UInt8?) in (0x21...0x7E).contains(byte ?? 0) }
        if isPlain(utf8.first), isPlain(utf8.last) { return self }
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
