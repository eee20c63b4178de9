import ArgumentParser
import Workspace

/// Counts what no report asks: one measure crossed by any dimensions.
struct TallyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tally", abstract: say("Compte, croisé comme on veut.", "Counts, crossed as one likes."),
            aliases: ["compter"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            say("Dimensions, une ou plusieurs ; se répète.", "Dimensions, one or more; may be repeated."),
            valueName: "place,gender"))
    var by: [String] = []
    @Option(
        help: ArgumentHelp(say("Mesure.", "Measure."), valueName: "passages|requests|people|sessions|minutes|timeSpent")
    )
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
