import Foundation

/// A file's bytes in chunks of 256 KiB: as they are, or as UTF-8 from another encoding.
final class FileBytes {
    /// UTF-16 when the file begins with its mark, as Excel's « texte Unicode » does, or is it without doubt though it has
    /// none; nil for any other file.
    let wideEncoding: TextEncoding?
    private let file: UnsafeMutablePointer<FILE>
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)
    private var converter: TextConverter?
    private var mender: (any TextMender)?
    private var converted = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Opens a file. Throws `FileProblem.Reason`.
    /// - Parameters:
    ///   - encoding: what to read the bytes as; nil for the bytes as they are, but for UTF-16 by its mark.
    ///   - fault: what to mend in a text in UTF-8.
    init(_ path: String, as encoding: TextEncoding? = nil, mending fault: TextFault? = nil) throws {
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
        let marked: TextEncoding? =
            isLong && mark == [0xFF, 0xFE]
            ? .utf16LittleEndian : isLong && mark == [0xFE, 0xFF] ? .utf16BigEndian : nil
        if marked == nil { rewind(file) }
        wideEncoding = marked ?? Self.unmarked(file)
        if let encoding = wideEncoding ?? encoding, encoding != .utf8 { converter = try TextConverter(encoding) }
        mender = try fault?.mender()
    }

    /// UTF-16 without its mark: a text whose letters have a zero byte each, always on the same side. The file is at its
    /// beginning, before and after.
    private static func unmarked(_ file: UnsafeMutablePointer<FILE>) -> TextEncoding? {
        defer { rewind(file) }
        var head = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&head, 1, head.count, file) / 2
        guard count >= 8 else { return nil }
        let units = (0..<count).map { (head[2 * $0], head[2 * $0 + 1]) }
        func isText(_ low: (UInt8, UInt8) -> UInt8, _ high: (UInt8, UInt8) -> UInt8) -> Bool {
            let plain = units.filter { high($0.0, $0.1) == 0 }
            // A letter of another page of Unicode, such as ’, now and then; never a zero on the other side.
            return plain.count * 10 >= count * 8
                && units.allSatisfy { low($0.0, $0.1) != 0 || high($0.0, $0.1) != 0 }
                && plain.allSatisfy { low($0.0, $0.1) >= 0x20 || [0x09, 0x0A, 0x0D].contains(low($0.0, $0.1)) }
        }
        if isText({ low, _ in low }, { _, high in high }) { return .utf16LittleEndian }
        return isText({ _, low in low }, { high, _ in high }) ? .utf16BigEndian : nil
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
