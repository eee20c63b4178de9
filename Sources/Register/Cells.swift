/// What the columns of some rows receive, in plain memory: an import brings millions of cells, and a Swift string for
/// each costs as much as SQLite needs to store it.
struct Cells: Sendable {
    /// The texts, one after the other.
    private(set) var bytes: [UInt8] = []

    /// No text yet.
    init() {}

    /// Texts that others know the places of.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A cell: a number, a text in `bytes`, or nothing.
    struct Cell: Sendable, Hashable {
        /// Bytes of the text; `number` and `null` for the others.
        let length: Int32
        /// The number, or where the text begins.
        let value: Int64

        /// The cell once its text has moved.
        func moved(by shift: Int64) -> Cell { length < 0 ? self : Cell(length: length, value: value + shift) }

        static let number: Int32 = -1
        static let null: Int32 = -2
        /// NULL.
        static let nothing = Cell(length: null, value: 0)
    }

    /// A number, or NULL.
    func cell(_ number: Int?) -> Cell { number.map { cell(Int64($0)) } ?? .nothing }

    func cell(_ number: Int64) -> Cell { Cell(length: Cell.number, value: number) }

    /// A text, or NULL.
    mutating func cell(_ text: String?) -> Cell {
        guard let text else { return .nothing }
        return cell(bytes: text.utf8)
    }

    /// A text given by its bytes.
    mutating func cell(bytes text: some Sequence<UInt8>) -> Cell {
        let start = bytes.count
        bytes += text
        return Cell(length: Int32(bytes.count - start), value: Int64(start))
    }

    /// A digest, in hexadecimal.
    mutating func cell(_ digest: SessionDigest) -> Cell {
        let start = bytes.count
        digest.appendHexadecimal(to: &bytes)
        return Cell(length: Int32(bytes.count - start), value: Int64(start))
    }

    /// Takes the texts of others; answers by how much their cells move.
    mutating func append(_ other: Cells) -> Int64 {
        defer { bytes += other.bytes }
        return Int64(bytes.count)
    }

    /// Forgets the texts but the first ones.
    /// - Parameter kept: how many bytes of them stay.
    mutating func removeAll(after kept: Int = 0) { bytes.removeLast(bytes.count - kept) }
}
