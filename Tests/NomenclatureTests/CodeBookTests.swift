import Mediation
import Nomenclature
import Testing

@Suite struct CodeBookTests {
    @Test(arguments: CodeList.allCases)
    func `every code has both labels, a hint and a parent that exists`(list: CodeList) {
        let codes = CodeBook.common.codes(list)
        #expect(!codes.isEmpty)
        for code in codes {
            #expect(!code.label.french.isEmpty && !code.label.english.isEmpty && !code.hint.isEmpty, "\(code.code)")
            #expect(code.parent.map { CodeBook.common[list, $0] != nil } ?? true)
        }
    }

    @Test(arguments: [CodeList.register, .citer, .mission])
    func `what is derived is always a code of its list`(list: CodeList) {
        for kind in CodeBook.common.codes(.kind) {
            for theme in CodeBook.common.codes(.theme) {
                let derived = CodeBook.common.derived(list, kind: kind.code, theme: theme.code)
                #expect(CodeBook.common[list, derived] != nil, "\(kind.code) \(theme.code) \(derived)")
            }
        }
    }

    @Test func `a merged code counts as the one it was merged into`() {
        let book = CodeBook(adding: [
            LocalCode(list: .theme, code: "langue/orientation_cours", mergedInto: "langue/atelier_langue")
        ])
        #expect(book.canonical(.theme, "langue/orientation_cours") == "langue/atelier_langue")
        #expect(book.isUsable(.theme, "langue/orientation_cours", on: CivilDate(iso: "2025-01-01")!) == false)
    }

    @Test func `a slip of the keyboard finds the code meant`() {
        #expect(CodeBook.common.nearest(.kind, to: "permanance") == "permanence")
        #expect(CodeBook.common.nearest(.theme, to: "couverture") == "sante/couverture")
        #expect(CodeBook.common.nearest(.gender, to: "Femme") == "femme")
    }
}
