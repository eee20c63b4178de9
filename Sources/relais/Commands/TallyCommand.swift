import ArgumentParser
import Workspace

/// Counts what no report asks: one measure crossed by any dimensions.
struct TallyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("tally", or: "compter", does: "Compte, croisé comme on veut.", "Counts, crossed as one likes.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .period) var when: String
    @Option(
        parsing: .singleValue,
        help: .words(
            "Dimensions, une ou plusieurs ; se répète. Sans rien, le total.",
            "Dimensions, one or more; may be repeated. Without any, the total.",
            value: "place,gender")) var by: [String] = []
    @Option(help: .words("Mesure.", "Measure.", value: "passages|requests|people|sessions|minutes|timeSpent"))
    var measure = "passages"
    @OptionGroup var filters: FilterOptions

    func run() throws {
        let span = try period(when)
        let register = try global.reading()
        try global.show(
            OptionNames.naming {
                try CrossTabulation(of: measure, by: by, span, filters.selection, in: register)
            })
    }
}
