/// The version of an encoded value, written with it: a reader refuses a form it does not know instead of guessing.
///
/// Encodings list everything in a fixed order: sets and dictionaries as sorted lists. The order of the keys of one object
/// is the encoder's: with `JSONEncoder`, set `outputFormatting` to `.sortedKeys` to get the same bytes each time.
enum CodingForm {
    /// Reads the version of a value under `key`; throws `DecodingError` when it is not one this program reads.
    static func check<Key: CodingKey>(
        _ container: KeyedDecodingContainer<Key>, _ key: Key, isIn known: ClosedRange<Int>
    ) throws {
        let form = try container.decode(Int.self, forKey: key)
        guard known.contains(form) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: container, debugDescription: "form \(form), known from \(known)")
        }
    }
}

extension KeyedEncodingContainer {
    /// Encodes a set as a sorted list; an empty one is left out.
    mutating func encode(sorted set: Set<String>, forKey key: Key) throws {
        if !set.isEmpty { try encode(set.sorted(), forKey: key) }
    }
}

extension KeyedDecodingContainer {
    /// Decodes what `encode(sorted:forKey:)` wrote.
    func decodeSet(forKey key: Key) throws -> Set<String> {
        Set(try decodeIfPresent([String].self, forKey: key) ?? [])
    }
}
