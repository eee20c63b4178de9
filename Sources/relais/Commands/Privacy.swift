import ArgumentParser
import Mediation
import Output
import Register

/// The register of processing: what is kept, why, how long. For the association's data-protection file.
struct Privacy: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "privacy",
            abstract: say(
                "La fiche du registre des traitements (RGPD).", "The record of processing (GDPR)."),
            aliases: ["rgpd"])
    }

    @OptionGroup var global: GlobalOptions
    @Option(
        help: ArgumentHelp(
            say("Les données d’une médiatrice, à sa demande.", "A mediator's own data, at her request."),
            valueName: "code"))
    var mediator: String?

    func run() throws {
        guard let mediator else { return try sheet(try global.open(for: .reading)) }
        let register = try global.open(for: .writing)
        guard let one = try register.setup().mediators[mediator] else {
            throw RegisterProblem.unknown(noun: Sentence("La médiatrice", "Mediator"), code: mediator)
        }
        var filter = SessionFilter()
        filter.mediators = [mediator]
        let sessions = try register.sessions(filter: filter)
        // What goes out of someone of the team is a reading the journal keeps.
        try register.note(.export, "privacy \(mediator)")
        try Console.out(
            JSON.object([
                "schemaVersion": 1, "code": .text(one.code), "name": .text(one.name), "post": .text(one.post),
                "fullTimeEquivalentHundredths": .integer(one.fteHundredths), "from": .text(one.from?.description),
                "to": .text(one.to?.description), "sessions": .integer(sessions.count),
                "minutes": .integer(sessions.reduce(0) { $0 + $1.session.minutes.value }),
                "days": .list(Set(sessions.map(\.session.day.description)).sorted()),
            ]).document)
    }

    private func sheet(_ register: Register) throws {
        let (association, facts) = try register.snapshot { (try $0.association(), try $0.privacyFacts()) }
        let span = facts.first.map { "\($0) – \(facts.last ?? $0)" } ?? "–"
        guard !global.json else {
            return try Console.out(
                JSON.object([
                    "schemaVersion": 1, "association": .text(association.name), "sessions": .integer(facts.sessions),
                    "comments": .integer(facts.comments), "mediatorsNamed": .integer(facts.namedMediators),
                    "firstDay": .text(facts.first), "lastDay": .text(facts.last),
                ]).document)
        }
        try Console.out(
            association.name + "\n"
                + """
                Registre des activités de traitement – fiche « registre de médiation »

                Finalité : compter et décrire les permanences et les accompagnements ; rendre compte aux financeurs.
                Base légale : intérêt légitime de l’association (personnes reçues : données anonymes) ; contrat de travail (médiatrices).

                Personnes reçues : aucune donnée personnelle. Ni nom, ni naissance, ni adresse, ni nationalité, ni dossier.
                  Par personne ou par groupe : tranche d’âge, genre vu, quartier prioritaire ou non, première venue, thèmes, actions, résultat.
                  Séances gardées : \(facts.sessions) (\(span)). Remarques écrites : \(facts.comments).
                Médiatrices : un code, un nom d’usage s’il est donné (\(facts.namedMediators)), le poste, les dates en poste, les séances tenues. Le journal garde, pour chaque écriture, ce code ou le compte de l’ordinateur ; il ne sert pas à surveiller l’équipe.
                Partenaires et lieux : nom et type d’organisme.

                Qui y accède : l’équipe, sur l’ordinateur où est le fichier (droits réservés à son propriétaire).
                Destinataires : les financeurs, par des rapports où les petits nombres sont cachés. Aucun transfert hors de l’Union européenne ; Relais n’envoie rien.
                Durée : à fixer par l’association. Repère de la CNIL pour le secteur social : deux ans après le dernier contact (référentiel du 11 mars 2021). Effacer : « relais purge --before JOUR ».
                Sécurité : fichier en accès réservé (0600), journal chaîné, sauvegardes vérifiées, effacement réel à la purge. Chiffrez le disque.
                Droits : les données d’une médiatrice lui sont remises par « relais privacy --mediator CODE ».

                """)
    }
}
