import Mustache

/// Text as the content of an element or the value of an attribute, in HTML and in SVG.
enum MarkupText {
    /// The text with each sign that markup would read replaced by its name.
    ///
    /// Signs are looked for among the bytes: a letter may be a quote with an accent on it, which is no quote to who reads
    /// letters and ends an attribute for a browser.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { replacement($0) != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let name = replacement(byte) { bytes += name.utf8 } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func replacement(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// A template filled with values, every `{{value}}` escaped as above: swift-mustache's own escaping reads letters.
    static func filled(_ template: String, with values: Any) throws -> String {
        MustacheContentTypes.register(ContentType(), named: "MARKUP")
        return try MustacheTemplate(string: "{{% CONTENT_TYPE:MARKUP}}\n" + template).render(values)
    }

    private struct ContentType: MustacheContentType {
        func escapeText(_ text: String) -> String { escaped(text) }
    }
}
