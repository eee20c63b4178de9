import Crypto

/// SHA-256 of the content of a session.
struct SessionDigest: Sendable, Hashable {
    /// The first 128 bits: enough to tell two contents apart.
    let high: UInt128
    /// The last 128 bits.
    let low: UInt128

    /// Of a canonical text.
    init(of text: [UInt8]) {
        var hash = SHA256()
        text.withUnsafeBytes { hash.update(bufferPointer: $0) }
        self.init(hash.finalize())
    }

    /// Of a canonical text.
    init(of text: String) { self.init(SHA256.hash(data: Array(text.utf8))) }

    /// From its two halves.
    init(high: UInt128, low: UInt128) { (self.high, self.low) = (high, low) }

    private init(_ digest: SHA256Digest) {
        (high, low) = digest.withUnsafeBytes { bytes in
            (
                UInt128(bigEndian: bytes.loadUnaligned(as: UInt128.self)),
                UInt128(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt128.self))
            )
        }
    }

    /// Its 64 digits, in lower case.
    func appendHexadecimal(to digits: inout [UInt8]) {
        for half in [high, low] {
            for word in [UInt64(truncatingIfNeeded: half >> 64), UInt64(truncatingIfNeeded: half)] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
                    digits.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
                }
            }
        }
    }
}
