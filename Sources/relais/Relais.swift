import ArgumentParser
import Foundation
import Register
import Workspace

/// The command: options in, one call, one rendering, one exit status. No calculation lives here.
struct Relais: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "relais",
            abstract: say(
                "Le registre de la médiation sociale et culturelle : noter, compter, valoriser.",
                "The register of social mediation: record, count, value."),
            discussion: say(
                """
                Pour commencer :
                  relais init --name "Femmes-Relais du 20e"
                  relais place add local --name "Notre local" --kind local_association
                  relais mediator add AB --post adulte_relais
                  relais record --day hier --kind permanence --place local --minutes 120 --mediator AB \\
                      --contact "gender=femme age=26_39 theme=sante/couverture"
                  relais report activity 2025
                """,
                """
                To begin:
                  relais init --name "Femmes-Relais du 20e"
                  relais place add local --name "Our office" --kind local_association
                  relais mediator add AB --post adulte_relais
                  relais record --day yesterday --kind permanence --place local --minutes 120 --mediator AB \\
                      --contact "gender=femme age=26_39 theme=sante/couverture"
                  relais report activity 2025
                """),
            version: Program.version,
            subcommands: [
                Init.self, SetupCommand<MediatorFields>.self, SetupCommand<PlaceFields>.self,
                SetupCommand<PartnerFields>.self,
                FundingCommand.self, SetupCommand<CostFields>.self, Codes.self, Record.self, List.self, Show.self,
                Amend.self,
                Cancel.self, Undo.self, Redo.self, Import.self, Export.self, ReportCommand.self, Value.self, Model.self,
                ImpactMapCommand.self,
                Close.self, Reopen.self, Closed.self, Check.self, Backup.self, Restore.self, Recover.self, Journal.self,
                Purge.self,
                Privacy.self,
                Demo.self,
                TallyCommand.self,
            ])
    }
}

extension Program {
    /// Who is at the computer, as the journal keeps it: the mediator it is set for, or the account.
    static var author: Author {
        let mediator = usualMediator ?? ""
        let author = mediator.isEmpty ? NSUserName() : mediator
        return Author(program: Program.name, name: author.isEmpty ? nil : String(author.prefix(40)))
    }

    /// Code of the mediator the computer is set for; nil when it is for nobody.
    static var usualMediator: String? { ProcessInfo.processInfo.environment["RELAIS_MEDIATOR"] }
}
