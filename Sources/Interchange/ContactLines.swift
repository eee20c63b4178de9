import Mediation

/// The different contact lines of a table, each read once and named by a number from 0: a table of a million rows has some
/// thousands of them.
struct ContactLines {
    /// The lines, by number.
    private(set) var contacts: [Contact] = []
    /// What the cells of rows say, and by its number that of the line, or what else they are.
    private var texts = TextInterner()
    private var numbers: [Int32] = []
    /// By number of the line, the last day on which all its codes may be used.
    private var lastDays: [CivilDate] = []
    /// Numbers of the lines made otherwise.
    private var made: [Contact: Int32] = [:]
    private var key: [UInt8] = []

    /// In place of a number: a row that says nothing of people; one not read, or with a fault.
    private static let (nobody, unread): (Int32, Int32) = (-1, -2)

    /// Whether there are so many that the memory they take is better freed.
    var isFull: Bool { contacts.count >= 65_536 || numbers.count >= 131_072 }

    /// The number of the line the cells of a row say; nil for a row without anybody. Throws `EntryProblem`.
    mutating func number(of cells: RowCells, on day: CivilDate, _ reader: EntryReader) throws -> Int32? {
        key.removeAll(keepingCapacity: true)
        for column in SessionColumn.ofContact { cells.append(column, to: &key) }
        let text = key.withUnsafeBytes { texts.number($0) }
        if text == numbers.count { numbers.append(Self.unread) }
        let found = numbers[text]
        if found == Self.nobody { return nil }
        if found >= 0, day <= lastDays[Int(found)] { return found }
        let draft = ContactDraft(cells)
        if cells.isEmpty(.count) {
            guard draft == ContactDraft() else { throw EntryProblem("count", "", .countMissing) }
            numbers[text] = Self.nobody
            return nil
        }
        let number = add(try reader.contact(draft, on: day), reader)
        numbers[text] = number
        return number
    }

    /// The number of a line made otherwise.
    mutating func number(of contact: Contact, _ reader: EntryReader) -> Int32 {
        if let number = made[contact] { return number }
        let number = add(contact, reader)
        made[contact] = number
        return number
    }

    private mutating func add(_ contact: Contact, _ reader: EntryReader) -> Int32 {
        let number = Int32(contacts.count)
        contacts.append(contact)
        lastDays.append(reader.lastDay(of: contact))
        return number
    }

    /// Forgets them: numbers begin at 0 again.
    mutating func removeAll() { self = ContactLines() }
}
