import Interchange
import Mediation
import Nomenclature
import Register

/// What an association changes in the code lists, checked against them.
package enum CodeChange {
    /// An own code, tied to a common one. Throws for a code that exists or a common one that does not, an
    /// `EntryProblem` (fields `common`, `label`, `label_en`) for the rest.
    package static func adding(
        _ code: String, to list: CodeList, common: String, label: String, labelEn: String?, _ book: CodeBook
    ) throws -> LocalCode {
        guard CodeBook.common[list, common] != nil else {
            throw EntryProblem("common", common, .unknownCode(list, nearest: CodeBook.common.nearest(list, to: common)))
        }
        guard book[list, code] == nil else {
            throw RegisterProblem.duplicate(noun: Sentence("Le code", "Code"), code: code)
        }
        let label = try LabelText.checked(label, "label", at: .codeLabel)
        let labelEn = try labelEn.map { try LabelText.checked($0, "label_en", at: .codeLabel) }
        return LocalCode(
            list: list, code: try CodeText.checked(levels: code), label: Sentence(label, labelEn ?? label),
            common: common)
    }

    /// A code no longer used after `day`; history stays.
    package static func retiring(
        _ code: String, of list: CodeList, on day: CivilDate, _ book: CodeBook
    ) throws -> LocalCode {
        var change = try current(code, of: list, book)
        change.retiredOn = day
        return change
    }

    /// An own code counted with another one; a common code is refused (field `code`): all associations count it. Throws an
    /// `EntryProblem` (field `into`) where that one is not known, or is itself counted with the first: a circle would count
    /// nothing.
    package static func merging(
        _ code: String, of list: CodeList, into other: String, _ book: CodeBook
    ) throws -> LocalCode {
        var change = try current(code, of: list, book)
        guard book[list, other] != nil else {
            throw EntryProblem("into", other, .unknownCode(list, nearest: book.nearest(list, to: other)))
        }
        guard book.canonical(list, other) != code else { throw EntryProblem("into", other, .given(twice: code)) }
        guard change.common != nil else { throw EntryProblem("code", code, .commonCode) }
        change.mergedInto = other
        return change
    }

    /// What a register keeps of a code that is there.
    private static func current(_ code: String, of list: CodeList, _ book: CodeBook) throws -> LocalCode {
        guard let known = book[list, code] else {
            throw EntryProblem("code", code, .unknownCode(list, nearest: book.nearest(list, to: code)))
        }
        return LocalCode(
            list: list, code: code, label: known.common == nil ? nil : known.label, common: known.common,
            retiredOn: known.retiredOn, mergedInto: known.mergedInto)
    }
}
