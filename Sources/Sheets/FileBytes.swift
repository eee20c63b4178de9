import Foundation

/// A file's bytes in chunks of 256 KiB: as they are, or as UTF-8 from another encoding.
final class FileBytes {
    /// UTF-16 when the file begins with its mark, as Excel's « texte Unicode » does; nil for any other file.
    let markedEncoding: TextEncoding?
    private let file: UnsafeMutablePointer<FILE>
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)
    private var converter: TextConverter?
    private var mender: StrayByteMender?
    private var converted = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Opens a file. Throws `FileProblem.Reason`.
    /// - Parameters:
    ///   - encoding: what to read the bytes as; nil for the bytes as they are, but for UTF-16 by its mark.
    ///   - mendsStrayBytes: read bytes that are no UTF-8 as Windows-1252.
    init(_ path: String, as encoding: TextEncoding? = nil, mendsStrayBytes: Bool = false) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? FileProblem.Reason.missing : .unreadable
        }
        // Only a file can be read twice, and ends: a pipe may do neither.
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else { throw FileProblem.Reason.notAFile }
        guard kind == S_IFREG, let file = fopen(path, "rb") else { throw FileProblem.Reason.unreadable }
        self.file = file
        var mark: [UInt8] = [0, 0]
        let isLong = fread(&mark, 1, 2, file) == 2
        markedEncoding =
            isLong && mark == [0xFF, 0xFE]
            ? .utf16LittleEndian : isLong && mark == [0xFE, 0xFF] ? .utf16BigEndian : nil
        if markedEncoding == nil { rewind(file) }
        if let encoding = markedEncoding ?? encoding, encoding != .utf8 { converter = try TextConverter(encoding) }
        if mendsStrayBytes { mender = try StrayByteMender() }
    }

    deinit {
        fclose(file)
        buffer.deallocate()
        converted.deallocate()
    }

    /// Lines where a byte was mended so far.
    var mendedLines: [Int] { mender?.lines ?? [] }

    /// The next chunk; its bytes live until the next call.
    func next() -> UnsafeRawBufferPointer? {
        while true {
            let count = fread(buffer.baseAddress, 1, buffer.count, file)
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            guard converter != nil || mender != nil else { return count > 0 ? bytes : nil }
            var text: [UInt8] = []
            if count == 0 {
                mender?.finish(into: &text)
            } else if let converter {
                converter.convert(bytes, into: &text)
            } else {
                mender?.mend(bytes, into: &text)
            }
            guard count > 0 || !text.isEmpty else { return nil }
            guard !text.isEmpty else { continue }
            converted.deallocate()
            converted = .allocate(byteCount: text.count, alignment: 16)
            converted.copyBytes(from: text)
            return UnsafeRawBufferPointer(converted)
        }
    }
}
