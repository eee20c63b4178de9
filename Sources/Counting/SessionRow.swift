/// The UTF-8 bytes of a code, as a store holds it. Valid until the call they are handed to returns.
package typealias CodeBytes = UnsafeBufferPointer<UInt8>

/// One session as a store holds it, without the rows that belong to it.
package struct SessionRow {
    /// The short number people type.
    package var number: Int
    /// `YYYY-MM-DD`.
    package var day: String
    /// Length.
    package var minutes: Int
    /// Code of list `kind`, merged or not.
    package var kind: CodeBytes
    /// Code of the place.
    package var place: CodeBytes
    /// Heads present at a collective session; nil when not counted apart from the contacts.
    package var present: Int?
    /// People who came and could not be received; zero when nobody noted it.
    package var turnedAway: Int

    /// A row; see the properties.
    package init(
        number: Int, day: String, minutes: Int, kind: CodeBytes, place: CodeBytes, present: Int? = nil,
        turnedAway: Int = 0
    ) {
        self.number = number
        self.day = day
        self.minutes = minutes
        self.kind = kind
        self.place = place
        self.present = present
        self.turnedAway = turnedAway
    }
}
