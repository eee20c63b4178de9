import Mediation
import Output
import Register

/// The record of processing activities (GDPR, article 30): what is kept, why, how long. In French: it is for the
/// association's data-protection file.
package struct ProcessingRecord: Answer {
    private let association: Association
    private let facts: PrivacyFacts
    private let erasing: String
    private let handingOver: String

    /// - Parameters:
    ///   - erasing: how the front end has old sessions erased.
    ///   - handingOver: how it gives a mediator her own data.
    package init(of register: Register, erasing: String, handingOver: String) throws {
        (association, facts) = try register.snapshot { (try $0.association(), try $0.privacyFacts()) }
        self.erasing = erasing
        self.handingOver = handingOver
    }

    /// The figures of the record.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "association": .text(association.name), "sessions": .integer(facts.sessions),
            "comments": .integer(facts.comments), "mediatorsNamed": .integer(facts.namedMediators),
            "firstDay": .text(facts.first), "lastDay": .text(facts.last),
            "purged": .list(facts.purges.map(\.json)),
        ]
    }

    /// The record as a page of text.
    package func text(_ language: Language) -> String {
        let purged = facts.purges.map { " " + $0.words.french }.joined()
        let span = facts.first.map { "\($0) – \(facts.last ?? $0)" } ?? "–"
        return association.name + "\n"
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
            Durée : à fixer par l’association. Repère de la CNIL pour le secteur social : deux ans après le dernier contact (référentiel du 11 mars 2021). Effacer : \(erasing).
            Après une purge : jour, lieu, type et durée des séances ; et, par mois, les nombres des rapports et les codes employés (thèmes, lieux, médiatrices). Ni ligne par personne, ni remarque.\(purged)
            Sécurité : fichier en accès réservé (0600), journal chaîné, sauvegardes vérifiées, effacement réel à la purge. Chiffrez le disque.
            Droits : les données d’une médiatrice lui sont remises par \(handingOver).

            """
    }
}
