/// Who writes, left in each journal entry.
package struct Author: Sendable, Hashable {
    /// Name and version of the program.
    package let program: String
    /// Code of the mediator or account of the computer, not a person's name; nil when not known.
    package let name: String?

    /// An author; see the properties.
    package init(program: String, name: String? = nil) {
        self.program = program
        self.name = name
    }
}
