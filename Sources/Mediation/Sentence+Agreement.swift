/// Numbers with the noun they count, in agreement: `"\(count, fr: "séance", "séances")"`.
extension DefaultStringInterpolation {
    /// A whole number and its French words: the plural from 2 on.
    package mutating func appendInterpolation(_ count: some BinaryInteger, fr one: String, _ many: String) {
        appendLiteral("\(count) \(count.magnitude < 2 ? one : many)")
    }

    /// A whole number and its English words: the singular for 1 alone.
    package mutating func appendInterpolation(_ count: some BinaryInteger, en one: String, _ many: String) {
        appendLiteral("\(count) \(count == 1 ? one : many)")
    }
}
