extension String {
    /// The text with its line breaks and tabs shown as dots, for a list of one line an item.
    package var onOneLine: String {
        let breaks = "\n\t\u{2028}\u{2029}".unicodeScalars
        return String(String.UnicodeScalarView(unicodeScalars.map { breaks.contains($0) ? "·" : $0 }))
    }
}
