import Mediation
import Testing

@Suite struct PersonMarksTests {
    @Test(arguments: [
        ("écrire à jeanne@exemple.fr", "an e-mail address"), ("rappeler au 06 12 34 56 78", "a telephone number"),
        ("n° 2 84 05 75 123 456", "a social-security number"), ("vu avec Mme Dupont", "a person's name"),
        ("mme benali revient", "a person's name"), ("née le 12/03/1984", "a date of birth"),
        ("allocataire 1234567", "a file number"), ("habite 12 bis rue des Lilas", "an address"),
    ]) func `what points to a person is seen`(_ text: String, _ what: String) {
        #expect(PersonMarks.found(in: text).map(\.english).contains(what), "\(text)")
    }

    @Test(arguments: [
        "", "doublon du 04/03/2025", "erreur de saisie : 12 personnes, pas 21", "vu avec la Mission Locale",
        "demande de madame la maire", "à 9h30, salle 12", "3 personnes de la rue des Lilas", "monsieur qui revient",
        "2025-03-04, 1h30, 1 400 passages",
    ]) func `ordinary words are let through`(_ text: String) {
        #expect(PersonMarks.found(in: text).isEmpty, "\(text)")
    }

    @Test func `each kind is told once`() {
        #expect(PersonMarks.found(in: "Mme Dupont et mme benali").count == 1)
    }
}
