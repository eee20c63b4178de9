import ArgumentParser
import Mediation
import Register
import Rendering

/// Checks the register. Silent when all is well.
struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: say("Vérifie le registre.", "Checks the register."), aliases: ["verifier"])
    }

    @OptionGroup var global: GlobalOptions
    @Flag(
        help: ArgumentHelp(
            say(
                "Tout relire : empreinte de chaque séance, chaîne du journal.",
                "Read everything again: each session's digest, the journal's chain.")))
    var full = false

    func run() throws {
        let register = try global.open(for: .reading)
        let findings = try register.findings(on: global.day()) + (full ? register.deepFindings() : [])
        if global.json {
            let list: [JSON] = findings.map {
                ["check": .text($0.check), "object": .text($0.object), "message": .text($0.message.text(.current))]
            }
            Console.out(JSON.object(["schemaVersion": 1, "findings": .list(list)]).document)
        } else {
            for finding in findings {
                Console.out(
                    "\(finding.check) · \(finding.object) : \(finding.message.text(.current))" + "\n")
            }
        }
        if !findings.isEmpty { throw Ending(status: .findings) }
    }
}
