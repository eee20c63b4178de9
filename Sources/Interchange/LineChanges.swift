/// A line of a session that is typed as pairs: a contact, an effect.
package protocol TypedLine {
    /// Nothing typed.
    init()
    /// Lays pairs over what is there: keys that are not given keep their value. Throws an `EntryProblem` named after
    /// `field`.
    mutating func lay(_ text: String, field: String) throws
}

extension ContactDraft: TypedLine {}
extension EffectDraft: TypedLine {}

/// What changes among the lines of a session, each by its number before any change, from 1.
package struct LineChanges: Sendable, Hashable {
    /// One line to change.
    package struct Change: Sendable, Hashable {
        /// Its number, from 1.
        package let number: Int
        /// The pairs that change.
        package let text: String

        /// A change of one line.
        package init(number: Int, text: String) { (self.number, self.text) = (number, text) }
    }

    /// What problems are named after: `contact`, `effect`.
    package let field: String
    /// Lines of which some pairs change; a number once at most.
    package var changed: [Change] = []
    /// Lines added at the end.
    package var added: [String] = []
    /// Numbers of the lines taken away.
    package var removed: [Int] = []

    /// Nothing changes.
    package init(field: String) { self.field = field }

    /// Reads what was typed for one kind of line. Throws an `EntryProblem` (fields `contact_number`, `remove_contact`,
    /// `contact`, or the same of effects).
    /// - Parameters:
    ///   - changed: a number, then what changes: `2`, `gender=femme`, `3`, `count=4`.
    ///   - added: the pairs of each line added.
    ///   - removed: numbers.
    ///   - noun: `contact` or `effect`.
    ///   - isWhole: whether the lines are given whole too, which leaves nothing to change.
    package init(changed: [String], added: [String], removed: [String], noun: String, isWhole: Bool) throws {
        self.init(field: noun)
        func number(_ text: String, _ field: String) throws -> Int {
            guard let number = Int(text), number > 0 else { throw EntryProblem(field, text, .notWhole) }
            return number
        }
        for value in changed {
            if value.contains("=") {
                guard let last = self.changed.popLast() else { throw EntryProblem(noun + "_number", value, .notWhole) }
                self.changed.append(Change(number: last.number, text: last.text + " " + value))
            } else {
                self.changed.append(Change(number: try number(value, noun + "_number"), text: ""))
            }
        }
        self.added = added
        self.removed = try removed.map { try number($0, "remove_" + noun) }
        if isWhole, self != LineChanges(field: noun) { throw EntryProblem(noun, "", .replacesAll) }
    }

    /// The lines once changed, in their order, those added at the end. Throws an `EntryProblem` for a number no line has
    /// or that is given twice, and for pairs that do not read.
    package func applied<Line: TypedLine>(to lines: [Line]) throws -> [Line] {
        var numbers: Set<Int> = []
        for number in changed.map(\.number) + removed {
            guard lines.indices.contains(number - 1) else {
                throw EntryProblem(field, String(number), .noSuchLine(count: lines.count))
            }
            guard numbers.insert(number).inserted else { throw EntryProblem(field, "", .given(twice: String(number))) }
        }
        var all = lines
        for change in changed { try all[change.number - 1].lay(change.text, field: field) }
        let kept = all.indices.filter { !removed.contains($0 + 1) }.map { all[$0] }
        return try kept
            + added.map { text in
                var line = Line()
                try line.lay(text, field: field)
                return line
            }
    }
}
