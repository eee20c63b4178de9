/// A picture of one table.
package struct ReportChart: Sendable, Hashable {
    /// How it is drawn.
    package let kind: Kind
    /// What it draws.
    package let table: ReportTable

    /// How a table is drawn.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A horizontal bar a row.
        case bars
        /// A vertical bar a row, in order of time.
        case columns
        /// A horizontal bar a row, cut by column.
        case stacked
        /// Low, central and high of each row on one axis.
        case range
        /// How far each row moves the result either way.
        case tornado
    }

    /// A picture of a table.
    package init(_ kind: Kind, of table: ReportTable) {
        self.kind = kind
        self.table = table
    }
}
