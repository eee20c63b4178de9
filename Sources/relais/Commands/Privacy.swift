import ArgumentParser
import Register
import Workspace

/// The register of processing: what is kept, why, how long. For the association's data-protection file.
struct Privacy: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "privacy", or: "rgpd", does: "La fiche du registre des traitements (RGPD).",
            "The record of processing (GDPR).")
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: .code("Les données d’une médiatrice, à sa demande.", "A mediator's own data, at her request."))
    var mediator: String?

    func run() throws {
        if let mediator { return try global.show(MediatorData(of: mediator, in: global.open(for: .writing))) }
        try global.show(
            ProcessingRecord(
                of: global.reading(), erasing: "« relais purge --before JOUR »",
                handingOver: "« relais privacy --mediator CODE »"))
    }
}
