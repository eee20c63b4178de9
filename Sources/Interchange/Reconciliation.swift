import Mediation

/// What a file says against what was read of it: the reason to trust an import.
package struct Reconciliation: Sendable, Hashable {
    /// What became of a row below the titles.
    package enum RowKind: String, Sendable, CaseIterable {
        /// Read as a session or a part of one.
        case sessions
        /// Empty, or with nothing but what is the same on every row.
        case blank
        /// Sums or averages of other rows.
        case totals
        /// Wrong in some way, and told with the reason.
        case refused
        /// Left out: by a rule of the profile, as a note or as titles met again.
        case left
    }

    /// A row, by its table and line.
    package struct Place: Sendable, Hashable {
        /// Name of the file or sheet.
        package let table: String
        /// Line in the file, or row number in the sheet.
        package let line: Int
    }

    /// A column of numbers.
    package struct Column: Sendable, Hashable {
        /// Its title.
        package let title: String
        /// The field it goes to, in the words of a profile, in English; nil for a column without a place.
        package let field: String?
        /// The sum of its cells on the rows of data.
        package internal(set) var fileSum = 0
        /// Of these, what is on rows refused.
        package internal(set) var refusedSum = 0
        /// Of these, what is on rows left out by a rule.
        package internal(set) var leftSum = 0
        /// Heads added by the profile, which the file does not tell.
        package internal(set) var addedSum = 0
        /// Heads that are in the register without the code, because the table does not tell who came for what.
        package internal(set) var unassignedSum = 0
        /// What the sessions read hold.
        package internal(set) var takenSum = 0

        /// What is neither in the register nor explained; zero when all is.
        package var difference: Int {
            field == nil ? 0 : fileSum + addedSum - refusedSum - leftSum - unassignedSum - takenSum
        }
    }

    /// A total found in the file.
    package struct Total: Sendable, Hashable {
        /// Where it is, in words.
        package let place: Sentence
        /// What it says.
        package let says: Int
        /// What was read.
        package let read: Int
    }

    /// How many rows there are of each kind.
    package internal(set) var rows: [RowKind: Int] = [:]
    /// Where the rows that are not sessions are, the first ones of each kind.
    package internal(set) var places: [RowKind: [Place]] = [:]
    /// The columns of numbers, in the order of the file.
    package internal(set) var columns: [Column] = []
    /// The totals found.
    package internal(set) var totals: [Total] = []

    /// Nothing read yet.
    package init() {}

    /// How many places of a kind are kept.
    static let placeLimit = 200

    /// Rows below the titles, whatever became of them.
    package var fileRows: Int { rows.values.reduce(0, +) }

    /// Whether every number of the file is in the register or explained, and every total of the file is what was read.
    package var agrees: Bool {
        columns.allSatisfy { $0.difference == 0 } && totals.allSatisfy { $0.says == $0.read }
    }

    /// Adds what was read of another file of the same import.
    package mutating func add(_ other: Reconciliation) {
        for kind in RowKind.allCases {
            rows[kind, default: 0] += other.rows[kind] ?? 0
            places[kind, default: []] += (other.places[kind] ?? []).prefix(
                max(0, Self.placeLimit - (places[kind]?.count ?? 0)))
        }
        columns += other.columns
        totals += other.totals
    }
}

extension Reconciliation {
    /// What a person is shown: the rows, each column of numbers, each total.
    package var sentences: [Sentence] {
        guard fileRows > 0 else { return [] }
        return [rowSentence] + columns.compactMap(Self.sentence) + totalSentences
    }

    private var rowSentence: Sentence {
        let words: [(kind: RowKind, french: (one: String, several: String), english: String)] = [
            (.sessions, ("lue", "lues"), "read"), (.blank, ("vide", "vides"), "blank"),
            (.totals, ("de total", "de totaux"), "of totals"), (.refused, ("refusée", "refusées"), "refused"),
            (.left, ("laissée", "laissées"), "left out"),
        ]
        let told = words.filter { (rows[$0.kind] ?? 0) > 0 }
        func lines(_ kind: RowKind, _ mark: String) -> String {
            guard let places = places[kind], !places.isEmpty else { return "" }
            let shown = places.prefix(8).map { String($0.line) }.joined(separator: ", ")
            return " (\(mark) \(shown)\((rows[kind] ?? 0) > 8 ? "…" : ""))"
        }
        let french = told.map { word in
            let count = rows[word.kind] ?? 0
            return "\(count) \(count == 1 ? word.french.one : word.french.several)\(lines(word.kind, "l."))"
        }
        let english = told.map { "\(rows[$0.kind] ?? 0) \($0.english)\(lines($0.kind, "l."))" }
        return Sentence(
            "Lignes : \(fileRows) = \(french.joined(separator: " + ")).",
            "Rows: \(fileRows) = \(english.joined(separator: " + ")).")
    }

    private static func sentence(_ column: Column) -> Sentence? {
        guard column.field != nil else {
            return Sentence(
                "« \(column.title) » : \(column.fileSum) dans le fichier, colonne non lue.",
                "“\(column.title)”: \(column.fileSum) in the file, column not read.")
        }
        let parts: [(Int, String, String)] = [
            (column.refusedSum, "sur des lignes refusées", "on refused rows"),
            (column.leftSum, "sur des lignes laissées", "on rows left out"),
            (column.unassignedSum, "sans que le tableau dise pour quoi", "without the table telling for what"),
            (column.difference, "NON EXPLIQUÉS", "NOT EXPLAINED"),
        ]
        let told = parts.filter { $0.0 != 0 }
        let french = told.map { ", \($0.0) \($0.1)" }.joined()
        let english = told.map { ", \($0.0) \($0.2)" }.joined()
        return Sentence(
            "« \(column.title) » : \(column.fileSum) dans le fichier, \(column.takenSum) pour le registre\(french).",
            "“\(column.title)”: \(column.fileSum) in the file, \(column.takenSum) for the register\(english).")
    }

    private var totalSentences: [Sentence] {
        // Many totals that agree are told together: those that do not, each.
        let agreeing = totals.filter { $0.says == $0.read }
        let shown = agreeing.count <= 4 ? totals : totals.filter { $0.says != $0.read }
        let together = Sentence(
            "\(agreeing.count) totaux du fichier disent ce que nous lisons.",
            "\(agreeing.count) totals of the file say what we read.")
        return (shown.count < totals.count ? [together] : [])
            + shown.map { total in
                let agrees = total.says == total.read
                return Sentence(
                    "\(total.place.french) dit \(total.says), nous lisons \(total.read)\(agrees ? "" : " : DIFFÉRENT").",
                    "\(total.place.english) says \(total.says), we read \(total.read)\(agrees ? "" : ": DIFFERENT").")
            }
    }
}
