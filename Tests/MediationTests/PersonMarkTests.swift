import Mediation
import Testing

@Suite struct PersonMarkTests {
    @Test(
        arguments: [
            ("écrire à jeanne@exemple.fr", .email), ("jeanne.d@mail.exemple.fr, lundi", .email),
            ("rappeler au 06 12 34 56 78", .telephone), ("06.12.34.56.78", .telephone), ("0612345678", .telephone),
            ("06-12-34-56-78", .telephone), ("06/12/34/56/78", .telephone), ("0612 34 56 78", .telephone),
            ("06 12 345 678", .telephone), ("+33 6 12 34 56 78", .telephone), ("+33 (0)6 12 34 56 78", .telephone),
            ("0033612345678", .telephone), ("+212 6 12 34 56 78", .telephone), ("tél0612345678", .telephone),
            ("le 04/03/2025, 06 12 34 56 78", .telephone), ("06\u{A0}12\u{202F}34\u{A0}56\u{A0}78", .telephone),
            ("n° 2 84 05 75 123 456", .socialSecurity), ("284057512345678", .socialSecurity),
            ("2 84 05 2A 123 456 12", .socialSecurity), ("2 99 20 99 123 456", .socialSecurity),
            ("vu avec Mme Dupont", .name), ("mme benali revient", .name), ("MME BENALI", .name), ("Mme.Benali", .name),
            ("M. Dupont", .name), ("m. Dupont", .name), ("M Dupont", .name), ("Monsieur El Amrani", .name),
            ("mme el amrani", .name), ("Mme de Souza", .name), ("Madame Le Pen", .name), ("MM. Petit et Grand", .name),
            ("Mr Ben Ali", .name), ("Mrs Smith", .name), ("monsieur d’alger et Mme N’Diaye", .name),
            ("née le 12/03/1984", .birthDay), ("né(e) le 12 mars", .birthDay),
            ("Date de naissance : 12/03/84", .birthDay),
            ("DDN 12/03/1984", .birthDay), ("née en 1984", .birthYear), ("allocataire 1234567", .fileNumber),
            ("habite 12 bis rue des Lilas", .address), ("3, avenue Foch", .address),
            ("12 place de la République", .address),
            ("5ter, bd Voltaire", .address), ("1 av. Jean Jaurès", .address),
        ] as [(String, PersonMark)]) func `what points to a person is seen`(_ text: String, _ mark: PersonMark)
    {
        #expect(PersonMark.found(in: text).map(\.mark).contains(mark), "\(text)")
    }

    @Test(arguments: [
        "", "doublon du 04/03/2025", "erreur de saisie : 12 personnes, pas 21", "vu avec la Mission Locale",
        "demande de madame la maire", "Madame la Maire, monsieur le Préfet", "à 9h30, salle 12",
        "3 personnes de la rue des Lilas", "monsieur qui revient", "madame demande un rendez-vous",
        "2025-03-04, 1h30, 1 400 passages", "le 04.03.2025 14 personnes", "clé 03-2025-0012", "20250304-01",
        "Place de la République", "École Jean Jaurès", "Rue Monsieur-le-Prince", "PMI rue Madame Paris",
        "Bâtiment M Nord", "12 places de crèche", "1 place de crèche", "Préparation à la naissance, 12 séances",
        "Mesdames et messieurs", "Bonjour madame. Elle revient", "monsieur de France Travail", "madame de la CAF",
        "la directrice, Mme la Présidente", "12 m de couloir", "SIRET 217 500 016 00019", "1.5 M euros", "12 M EUR",
        "relevé 2025-01-15..2025-03-31", "réunion M1 et M2", "QP075019, QN07501M", "Centre social né d’un collectif",
    ]) func `ordinary words are let through`(_ text: String) {
        #expect(PersonMark.found(in: text).isEmpty, "\(text)")
    }

    @Test func `each kind is told once, by its beginning only`() {
        #expect(PersonMark.found(in: "Mme Dupont et mme benali").map(\.excerpt) == ["Mme D…"])
        #expect(PersonMark.found(in: "Jeanne, 06 12 34 56 78").map(\.excerpt) == ["06 1…"])
        #expect(PersonMark.found(in: "jeanne@exemple.fr").map(\.excerpt) == ["je…"])
    }

    @Test func `a place may have its street, a mediator her name, nobody a telephone`() {
        #expect(WordDoor.place.sightings(in: "École Jean Jaurès, 12 rue des Lilas").isEmpty)
        #expect(WordDoor.funding.sightings(in: "Contrat de ville, convention 2025001234").isEmpty)
        #expect(WordDoor.mediator.sightings(in: "Mme Benali").isEmpty)
        #expect(WordDoor.mediatorCode.sightings(in: "mme-benali").isEmpty)
        #expect(WordDoor.code.sightings(in: "mme-benali").map(\.mark) == [.name])
        #expect(WordDoor.fileName.sightings(in: "suivi_Mme_Benali.xlsx").map(\.mark) == [.name])
        #expect(WordDoor.reason.sightings(in: "12 rue des Lilas").map(\.mark) == [.address])
        for door in WordDoor.allCases {
            #expect(door.sightings(in: "06 12 34 56 78").map(\.mark) == [.telephone], "\(door)")
            #expect(door.sightings(in: "2 84 05 75 123 456").map(\.mark) == [.socialSecurity], "\(door)")
        }
    }
}
