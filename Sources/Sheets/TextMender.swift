/// Makes good text of one in which some letters were written wrong, chunk after chunk.
protocol TextMender {
    /// Lines with a mended letter, the first ones.
    var lines: [Int] { get }
    /// Adds the mended text of a chunk to `output`; a letter begun at its end waits for the next chunk.
    mutating func mend(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8])
    /// The end of the text.
    mutating func finish(into output: inout [UInt8])
}

/// What is wrong with the letters of a text in UTF-8.
enum TextFault: Sendable {
    /// Some bytes are of Windows-1252.
    case strayBytes
    /// Letters are written in UTF-8 twice.
    case encodedTwice

    /// Throws `FileProblem.Reason.encodingNotInstalled`.
    func mender() throws -> any TextMender {
        switch self {
        case .strayBytes: try StrayByteMender()
        case .encodedTwice: DoubleEncodingMender()
        }
    }
}
