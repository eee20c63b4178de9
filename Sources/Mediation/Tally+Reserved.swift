extension Tally {
    /// The code of rare codes put together so that none of them can be told from the others.
    package static let merged = "autres_regroupes"
    /// Codes that have a meaning of their own in counts: nothing an association sets up may bear one.
    package static let reservedCodes: Set<String> = [none, uncrossed, merged, Contact.unknown]
}
