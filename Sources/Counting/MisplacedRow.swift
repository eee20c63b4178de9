/// A row that cannot be counted: its number is out of bounds, or it belongs to a contact line that was not handed over.
/// A register that checks what it writes holds none.
package struct MisplacedRow: Error {
    /// The table it is of, e.g. `contact`.
    package let table: String
}
