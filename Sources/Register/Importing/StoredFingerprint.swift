import Mediation

/// What is remembered of a session that is there: hundreds of thousands of them, so as little as tells two apart.
struct StoredFingerprint: Sendable, Hashable {
    /// The first 128 bits of the digest of its content.
    let digest: UInt128
    /// Day number.
    let day: Int32

    /// - Parameter digest: in hexadecimal.
    init(digest: String, day: Int32) {
        self.digest = Self.number(digest.utf8.prefix(32))
        self.day = day
    }

    init(digest: SessionDigest, day: CivilDate) { (self.digest, self.day) = (digest.high, Int32(day.dayNumber)) }

    init(digest: SessionDigest, day: Int32) { (self.digest, self.day) = (digest.high, day) }

    /// - Parameter digest: in hexadecimal.
    init(digest: String, day: CivilDate) { self.init(digest: digest, day: Int32(day.dayNumber)) }

    /// - Parameter day: `YYYY-MM-DD`; the first day there is for another text.
    init(digest: String, day: String) { self.init(digest: digest, day: CivilDate(iso: day) ?? .earliest) }

    /// The number some hexadecimal digits, 32 at most, write in lower case.
    static func number(_ digits: some Sequence<UInt8>) -> UInt128 {
        digits.reduce(0) { $0 << 4 | UInt128($1 < 0x3A ? $1 &- 0x30 : $1 &- 0x57) & 15 }
    }

    /// The day.
    var civilDay: CivilDate { CivilDate(dayNumber: Int(day)) ?? .earliest }
}
