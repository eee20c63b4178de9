/// Codes of priority districts (QPV).
enum DistrictCode {
    /// The code in capitals, or the reason to refuse it: `QP075019` (map of 2015: department, three digits) or `QN07501M`
    /// (map of 2024: department, two digits, a letter). The form alone is looked at: the official list is not kept here.
    static func checked(_ text: String, _ field: String) throws -> String {
        let code = text.uppercased()
        guard code.wholeMatch(of: #/(?:QP|QN)(?:[0-9]{3}|02[AB])(?:[0-9]{3}|[0-9]{2}[A-Z])/#) != nil else {
            throw EntryProblem(field, text, .districtSyntax)
        }
        return code
    }
}
