import Mediation

/// Something a table does not tell clearly enough to be counted without asking.
package struct Doubt: Sendable, Hashable {
    /// What the doubt is about.
    package enum Kind: String, Sendable {
        /// No column says how many people there were, or several may.
        case count
        /// A column of whole numbers has no place.
        case looseNumber
        /// Minutes or hours, hours and minutes or decimals.
        case length
        /// The column of the days, their order, their year.
        case day
        /// Whether a row counts.
        case status
        /// Whether a row is a total.
        case total
        /// Whether a sheet or a second table is read.
        case sheet
        /// Two names that may be one place.
        case place
        /// A word that several codes have for a label.
        case word
        /// Whether the people of one day and place are of one session.
        case session
        /// Sessions of an earlier import that the table has no more.
        case vanished
    }

    /// An answer.
    package struct Choice: Sendable, Hashable {
        /// The word to answer with, the same in every language.
        package let name: String
        /// What it changes.
        package let effect: Sentence
        /// What it makes of the profile.
        let edit: ProfileEdit
    }

    /// The title of the column, or what stands for one: « ligne 12 », « feuille Mars ».
    package let column: String
    /// What it is about.
    package let kind: Kind
    /// Some of the values in doubt.
    package let values: [String]
    /// The name of the choice taken when it may be taken without an answer; nil for none.
    package let guess: String?
    /// What is asked.
    package let question: Sentence
    /// The answers.
    package let choices: [Choice]
    /// Whether nothing is written without an answer.
    package let isBlocking: Bool
}

extension Doubt {
    /// A question whose answer changes no profile: what is done with it is the business of who asks.
    package init(
        asking question: Sentence, about column: String, values: [String], choices: [(name: String, effect: Sentence)]
    ) {
        self.init(
            column: column, kind: .vanished, values: values, guess: nil, question: question,
            choices: choices.map { Choice(name: $0.name, effect: $0.effect, edit: .none) }, isBlocking: true)
    }

    /// The name of the choice an answer makes, as typed: `Durée=heures`; nil when it is of another column or no choice.
    package func choice(_ answers: [String]) -> String? {
        let typed = answers.map { Profile.key($0) }
        return choices.first { typed.contains(Profile.key("\(column)=\($0.name)")) }?.name
    }
}

/// What an answer makes of a profile.
enum ProfileEdit: Sendable, Hashable {
    /// Nothing: the profile already says so.
    case none
    /// The column of that title goes there; nowhere else does.
    case place(title: String, Profile.Target)
    case eachRow(Profile.EachRow)
    case dayOrder(DayOrder)
    case swapsPlainDays
    case year(TableYear)
    case keep(title: String, value: String)
    case leave(title: String, value: String)
    case sheet(String)
    /// A sheet of those named is not read.
    case withoutSheet(String)
    case value(SessionColumn, word: String, code: String)
    case all([ProfileEdit])

    func apply(to profile: inout Profile) {
        switch self {
        case .none: break
        case .place(let title, let target):
            let key = Profile.key(title)
            for rank in profile.columns.indices { profile.columns[rank].titles.removeAll { Profile.key($0) == key } }
            // The field has one column: what was there before gives way.
            profile.columns.removeAll { $0.titles.isEmpty || (!target.isMultiple && $0.target == target) }
            profile.columns.append(Profile.Column([title], isOptional: target == .leave, target))
        case .eachRow(let row): profile.eachRow = row
        case .dayOrder(let order): profile.dayOrder = order
        case .swapsPlainDays: profile.swapsPlainDays = true
        case .year(let year): profile.year = year
        case .keep(let title, let value): profile.keep[Profile.key(title), default: []].append(value)
        case .leave(let title, let value): profile.leave[Profile.key(title), default: []].append(value)
        case .sheet(let name): profile.sheets.append(name)
        case .withoutSheet(let name): profile.sheets.removeAll { $0 == name }
        case .value(let column, let word, let code): profile.values[column, default: [:]][Profile.key(word)] = code
        case .all(let edits): for edit in edits { edit.apply(to: &profile) }
        }
    }
}

extension Profile {
    /// What a person answered, as typed: `Durée=heures`.
    package mutating func answer(_ typed: String) throws {
        guard let sign = typed.lastIndex(of: "="), sign != typed.startIndex else {
            throw EntryProblem("answer", typed, .pairSyntax("Durée=heures"))
        }
        let choice = String(typed[typed.index(after: sign)...]).trimmingSpaces()
        guard !choice.isEmpty else { throw EntryProblem("answer", typed, .pairSyntax("Durée=heures")) }
        answers[Self.key(String(typed[..<sign])), default: []].append(choice)
    }

    /// The choice of a doubt that was answered, under its column or under a column it chooses among; nil for an open one.
    func choice(of doubt: Doubt) -> Doubt.Choice? {
        let columns = [doubt.column] + doubt.choices.map(\.name)
        let given = columns.flatMap { answers[Self.key($0)] ?? [] }.map { Self.key($0) }
        return doubt.choices.first { given.contains(Self.key($0.name)) }
    }

    /// The profile with the answers to some doubts in it.
    func answering(_ doubts: [Doubt]) -> Profile {
        var profile = self
        for doubt in doubts { choice(of: doubt)?.edit.apply(to: &profile) }
        return profile
    }
}
