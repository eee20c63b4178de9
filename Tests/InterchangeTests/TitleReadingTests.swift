import Mediation
import Nomenclature
import Testing

@testable import Interchange

/// Titles as associations write them.
@Suite struct TitleReadingTests {
    /// Whether the title says by itself that it may be a field; the values then tell one from another.
    private func names(_ title: String, _ target: Profile.Target?) -> Bool {
        TitleReading(title).candidates(.common).contains { $0.score >= TitleReading.sure && $0.target == target }
    }

    private func best(_ title: String) -> Profile.Target? {
        TitleReading(title).candidates(.common).first.flatMap { $0.score >= TitleReading.sure ? $0.target : nil }
    }

    @Test(arguments: [
        "Nombre", "Nb", "Nombre de personnes", "Nb de personnes", "Nb pers.", "Nb de pers.", "NB PERSONNES REÇUES",
        "Nombre d'usagers", "Nombre d’usagers", "Nb d'usagers reçus", "Participants (nb)", "Nb participants",
        "Participants",
        "Nombre de participants", "Nb de bénéficiaires", "Nb de bénéficiaire(s)", "Nombre de bénéficiaires", "Effectif",
        "Effectifs", "Total personnes", "Total usagers", "Total", "TOTAL GÉNÉRAL", "Personnes accueillies",
        "Public accueilli",
        "Nombre de personnes accueillies", "Personnes reçues", "Nbre de personnes", "Nbre", "Nombre total", "Passages",
        "Nombre de passages", "Fréquentation", "Nombre de visiteurs", "Nb habitants", "Usagers", "Nb. usagers",
        "Total public",
        "Nombre de personnes différentes", "Effectif total", "Nombre de présents", "Nb_personnes", "nombre d'usager·es",
    ])
    func `a usual title of a count is one`(title: String) { #expect(names(title, .column(.count))) }

    @Test(arguments: [
        "Nombre de séances", "Nb de RDV", "Nb d'heures", "Nombre de familles", "Nb enfants", "Montant", "Km", "N°",
        "Nombre de femmes", "Nb CAF", "Nombre d’ateliers",
    ])
    func `a count of something else is not that of the people`(title: String) {
        #expect(!names(title, .column(.count)))
    }

    @Test(arguments: [
        ("Dont femmes", "gender:femme"), ("Nb de femmes", "gender:femme"), ("F", "gender:femme"),
        ("Hommes reçus", "gender:homme"),
        ("Nombre d'hommes", "gender:homme"), ("Habitants du QPV", "territory:qpv"), ("18-25 ans", "age_band:18_25"),
        ("75 ans et +", "age_band:75_plus"), ("Nouveaux usagers", "attendance:premiere_fois"),
        ("Premières visites", "attendance:premiere_fois"),
    ])
    func `a title that counts some of the people is a margin`(title: String, margin: String) {
        #expect(names(title, ProfileWords.target("margin " + margin)))
    }

    @Test(arguments: ["Moins de 18 ans", "16-25 ans", "Mineurs", "+60 ans"])
    func `a title of ages over several bands is no margin`(title: String) {
        #expect(!TitleReading(title).candidates(.common).contains { $0.target.isMargin })
    }

    @Test(arguments: [
        ("Nom du lieu", "place"), ("Nom de la structure", "place"), ("Nom de la médiatrice", "mediators"),
        ("Date de l'activité", "day"), ("Jour", "day"), ("Motif(s)", "themes"), ("Durée (min)", "minutes"),
        ("Durée (h)", "hours"),
        ("Durée en heures", "hours"), ("Heure de début", "start"), ("Fin permanence", "end"),
        ("Tranche d'âge", "age_band"),
        ("Médiateur·rice", "mediators"), ("Médiateur/trice", "mediators"), ("Objet de la demande", "themes"),
        ("Orienté vers", "referrals"), ("1ère visite ?", "attendance"),
    ])
    func `a title names its field`(title: String, field: String) { #expect(best(title) == ProfileWords.target(field)) }

    @Test(arguments: [
        "Nom", "Prénom", "Nom de l'usager", "Téléphone", "Adresse mail de la personne", "Nationalité", "N° allocataire",
    ])
    func `a title that points to a person is never read`(title: String) {
        #expect(TitleReading(title).pointsToAPerson(areWords: true))
    }

    @Test(arguments: ["Nom du lieu", "Nom de la médiatrice", "Nb de bénéficiaires", "Adressé par", "Nom de l'atelier"])
    func `a title that has the word and names no person is read`(title: String) {
        #expect(!TitleReading(title).pointsToAPerson(areWords: !title.hasPrefix("Nb")))
    }

    @Test func `a day of entry comes after a day of activity`() {
        func score(_ title: String) -> Int {
            TitleReading(title).candidates(.common).first { $0.target == .column(.day) }?.score ?? 0
        }
        #expect(
            score("Date") > score("Date du dernier contact") && score("Date de l'activité") > score("Date de saisie"))
        #expect(score("Date de naissance") <= 20)
    }
}
