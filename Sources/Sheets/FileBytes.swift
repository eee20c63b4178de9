import Foundation

/// A file's bytes by stretches of 256 KiB; UTF-16 with its mark, which Excel calls Unicode text, comes as UTF-8.
final class FileBytes {
    /// Whether the file is UTF-16.
    let isUTF16: Bool
    private let file: UnsafeMutablePointer<FILE>
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)
    private let isBigEndian: Bool
    private var decoded = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var halfPair: UInt16?

    init(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw FileProblem.Reason.missing
        }
        guard !isFolder.boolValue, let file = fopen(path, "rb") else { throw FileProblem.Reason.unreadable }
        self.file = file
        var mark: [UInt8] = [0, 0]
        let isMarked = fread(&mark, 1, 2, file) == 2 && (mark == [0xFF, 0xFE] || mark == [0xFE, 0xFF])
        (isUTF16, isBigEndian) = (isMarked, mark[0] == 0xFE)
        if !isMarked { rewind(file) }
    }

    deinit {
        fclose(file)
        buffer.deallocate()
        decoded.deallocate()
    }

    /// The next stretch; its bytes live until the next call.
    func next() -> UnsafeRawBufferPointer? {
        let count = fread(buffer.baseAddress, 1, buffer.count, file)
        guard count > 0 else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        guard isUTF16 else { return bytes }
        decode(bytes)
        return UnsafeRawBufferPointer(decoded)
    }

    private func decode(_ bytes: UnsafeRawBufferPointer) {
        var units: [UInt16] = halfPair.map { [$0] } ?? []
        halfPair = nil
        for position in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        }
        if let last = units.last, (0xD800...0xDBFF).contains(last) { halfPair = units.removeLast() }
        decoded.deallocate()
        let text = Array(String(decoding: units, as: UTF16.self).utf8)
        decoded = .allocate(byteCount: text.count, alignment: 1)
        decoded.copyBytes(from: text)
    }
}
