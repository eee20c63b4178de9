import Mediation
import Nomenclature
import Output

/// The lists of the nomenclature, or one of them.
package struct CodeListing: Answer {
    private let book: CodeBook
    private let list: CodeList?

    /// - Parameter list: nil for all of them.
    package init(_ book: CodeBook, _ list: CodeList?) {
        self.book = book
        self.list = list
    }

    /// The codes by list.
    package func fields(_ language: Language) -> [String: JSON] {
        let lists = (list.map { [$0] } ?? CodeList.allCases).map { list in
            (list.rawValue, JSON.list(book.codes(list).map { CodeJSON.object($0) }))
        }
        return ["lists": .object(Dictionary(lists) { first, _ in first })]
    }

    /// The codes of one list that are proposed, or the names of all lists with how many codes they have.
    package func text(_ language: Language) -> String {
        guard let list else {
            return CodeList.allCases.map { "\($0.rawValue)  (\(book.codes($0).count))\n" }.joined()
        }
        let rows = book.codes(list).filter { $0.mergedInto == nil }.map { [$0.code, $0.label.text(language), $0.hint] }
        let head = ["code", language.say("libellé", "label"), language.say("aide", "hint")]
        return TextTable.lines([head] + rows, wordColumns: 3).joined(separator: "\n") + "\n"
    }
}
