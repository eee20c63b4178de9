import Foundation

/// Makes one text of what programs write in several ways: accents in one piece (NFC), `_x000D_` decoded, signs that are
/// not seen left out.
enum TextMending {
    /// The text as it should have been written. Most texts come back as they are.
    static func mended(_ text: String) -> String {
        // Letters of the Latin alphabet with their accents are two bytes, the first below 0xCC; an escape has `_x`.
        var isSuspect = false
        var before: UInt8 = 0
        for byte in text.utf8 {
            if byte >= 0xCC || (before == 0x5F && byte == 0x78) || byte < 0x20 && byte != 0x0A || byte == 0xC2 {
                isSuspect = true
                break
            }
            before = byte
        }
        guard isSuspect else { return text }
        var mended = text.contains("_x") ? decoded(text) : text
        if mended.unicodeScalars.contains(where: { LabelText.isHidden($0) || $0 == "\u{AD}" || $0 == "\r" }) {
            mended = mended.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            mended = String(
                String.UnicodeScalarView(
                    mended.unicodeScalars.filter {
                        ($0 == "\n" || $0 == "\t" || !LabelText.isHidden($0)) && $0 != "\u{AD}"
                    }))
        }
        return mended.precomposedStringWithCanonicalMapping
    }

    /// `_x000D_` and its kin, as workbooks write characters that XML has no place for.
    private static func decoded(_ text: String) -> String {
        text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
            UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? String(match.0)
        }
    }
}
