/// The titles of a sheet, on one line or two.
struct SheetTitles {
    private(set) var names: [String] = []

    /// Adds a line of titles below the former one: a group's title goes over the empty cells on its right.
    mutating func add(_ cells: [String]) {
        let upper = names
        var group = ""
        names = (0..<max(upper.count, cells.count)).map { position in
            if position < upper.count, !upper[position].isEmpty { group = upper[position] }
            let own = position < cells.count ? cells[position].trimmingSpaces() : ""
            if own.isEmpty { return position < upper.count ? upper[position] : "" }
            return group.isEmpty || upper.isEmpty ? own : "\(group) - \(own)"
        }
    }
}

/// Columns without a title, called by the letter a spreadsheet shows above them.
enum UntitledColumn {
    /// `colonne F` for position 5.
    static func name(_ position: Int) -> String { "colonne \(letters(position))" }

    /// `F` for position 5.
    static func letters(_ position: Int) -> String {
        var letters = ""
        var rest = position
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    /// The position such a name stands for; nil for another text.
    static func position(_ name: String) -> Int? {
        let words = Profile.key(name).split(separator: "_")
        guard words.count == 2, ["colonne", "column"].contains(words[0]), (1...2).contains(words[1].utf8.count),
            words[1].utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        return words[1].utf8.reduce(0) { $0 * 26 + Int($1) - 0x60 } - 1
    }
}
