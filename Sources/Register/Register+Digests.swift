import Crypto
import Files
import GRDB
import Mediation

extension Register {
    /// SHA-256 of a text, in hexadecimal.
    package static func digest(_ text: String) -> String {
        var (text, hash) = (text, SHA256())
        text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return hexadecimal(hash.finalize())
    }

    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits: StaticString = "0123456789abcdef"
        let bytes = Array(digest)
        return String(unsafeUninitializedCapacity: 2 * bytes.count) { letters in
            for (rank, byte) in bytes.enumerated() {
                letters[2 * rank] = digits.utf8Start[Int(byte >> 4)]
                letters[2 * rank + 1] = digits.utf8Start[Int(byte & 15)]
            }
            return 2 * bytes.count
        }
    }

    /// SHA-256 of a file, in hexadecimal.
    package static func digest(ofFile path: String) throws -> String {
        var hash = SHA256()
        do { try FileReading.chunks(of: path) { hash.update(bufferPointer: $0) } } catch {
            throw RegisterProblem(error)
        }
        return hexadecimal(hash.finalize())
    }
}
