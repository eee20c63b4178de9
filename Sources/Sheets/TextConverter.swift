import Glibc

/// Turns the bytes of an encoding into UTF-8 through glibc's iconv, chunk after chunk.
final class TextConverter {
    private let descriptor: iconv_t
    private let unit: Int
    /// Bytes at the end of a chunk that need the next one.
    private var pending: [UInt8] = []
    /// Bytes that stand for no letter, written as U+FFFD.
    private(set) var replaced = 0

    /// Throws `FileProblem.Reason.encodingNotInstalled` where the system has no table for the encoding.
    init(_ encoding: TextEncoding) throws {
        descriptor = iconv_open("UTF-8", encoding.iconvName)
        unit = encoding.isSingleByte ? 1 : 2
        guard Int(bitPattern: descriptor) != -1 else {
            throw FileProblem.Reason.encodingNotInstalled(encoding.rawValue)
        }
    }

    deinit { iconv_close(descriptor) }

    /// Adds the text of a chunk to `output`; bytes that stand for no letter become U+FFFD.
    func convert(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        var input = pending + bytes
        pending.removeAll(keepingCapacity: true)
        input.withUnsafeMutableBytes { input in
            guard var source = input.baseAddress?.assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer<CChar>?
            else { return }
            var left = input.count
            let room = 65_536
            while left > 0 {
                let start = output.count
                output += [UInt8](repeating: 0, count: room)
                var free = room
                let result = output.withUnsafeMutableBytes { target -> Int in
                    var place = target.baseAddress.map {
                        ($0 + start).assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer<CChar>
                    }
                    var from: UnsafeMutablePointer<CChar>? = source
                    let result = iconv(descriptor, &from, &left, &place, &free)
                    if let from { source = from }
                    return result
                }
                output.removeLast(free)
                guard result == -1 else { continue }
                switch errno {
                case EILSEQ:
                    output += [0xEF, 0xBF, 0xBD]
                    replaced += 1
                    let skipped = min(unit, left)
                    source += skipped
                    left -= skipped
                case EINVAL:
                    pending = Array(UnsafeRawBufferPointer(start: source, count: left))
                    left = 0
                default: continue
                }
            }
        }
    }
}
