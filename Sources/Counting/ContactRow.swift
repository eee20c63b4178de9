/// One contact line as a store holds it, without the rows that belong to it. A code that is nil was not noted.
package struct ContactRow {
    /// Heads.
    package var count: Int
    /// The main theme.
    package var theme: CodeBytes?
    /// A second theme.
    package var theme2: CodeBytes?
    /// A third theme.
    package var theme3: CodeBytes?
    /// Code of list `gender`.
    package var gender: CodeBytes?
    /// Code of list `age_band`.
    package var ageBand: CodeBytes?
    /// Code of list `attendance`.
    package var attendance: CodeBytes?
    /// Code of list `territory`.
    package var territory: CodeBytes?
    /// Code of list `origin`.
    package var origin: CodeBytes?
    /// Code of list `outcome`.
    package var outcome: CodeBytes?

    /// A line of `count` heads, of whom nothing is known yet.
    package init(count: Int) { self.count = count }
}
