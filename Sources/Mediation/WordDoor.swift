/// A place where people's own words enter a register or a report. Each lets through what it cannot do without, and no
/// more; nothing opens it further.
package enum WordDoor: CaseIterable, Sendable {
    /// A remark on a session.
    case comment
    /// Why something was changed: it stays in the journal for ever.
    case reason
    /// Name of a place of work.
    case place
    /// Name of a partner.
    case partner
    /// Title of a funded action, name of its funder.
    case funding
    /// Label of a cost line.
    case cost
    /// Label of an own code.
    case codeLabel
    /// Name of a mediator, for the team's own screens.
    case mediator
    /// Name of the association.
    case association
    /// A code an association chooses.
    case code
    /// The code of a mediator.
    case mediatorCode
    /// What tells a session from the others in a file.
    case key
    /// Name of a file read, which the journal keeps.
    case fileName
    /// The text of a report: of the coordinator, of a definition of the association.
    case reportText

    /// The marks that have a good reason to be there (docs/decisions.md, 2026-11-27).
    var letsThrough: Set<PersonMark> {
        switch self {
        case .comment, .reason: []
        case .place, .partner, .funding, .cost, .codeLabel, .reportText: [.address, .fileNumber, .birthYear]
        case .mediator: [.name]
        case .association: [.name, .address, .fileNumber, .birthYear]
        case .code, .key, .fileName: [.address, .fileNumber, .birthYear]
        case .mediatorCode: [.name, .fileNumber]
        }
    }

    /// The marks of a person this door refuses, in the order of the marks; empty for none.
    package func sightings(in text: String) -> [PersonMark.Sighting] {
        PersonMark.found(in: spaced(text)).filter { !letsThrough.contains($0.mark) }
    }

    /// Codes, keys and files have signs for spaces: `mme_dupont`.
    private func spaced(_ text: String) -> String {
        switch self {
        case .code, .mediatorCode, .key, .fileName:
            String(text.map { $0 == "_" || $0 == "-" || $0 == "." ? " " : $0 })
        default: text
        }
    }

    /// What to write instead.
    package var advice: Sentence {
        switch self {
        case .comment, .reason:
            Sentence(
                "Dites ce qui a changé, sans la personne : « doublon », « effectif mal lu ».",
                "Say what changed, without the person: “counted twice”, “head count misread”.")
        case .place:
            Sentence(
                "Écrivez le nom du lieu, avec sa rue s’il le faut : « PMI Belleville, 12 rue des Lilas ».",
                "Write the name of the place, with its street if need be: “PMI Belleville, 12 rue des Lilas”.")
        case .partner, .funding, .cost, .codeLabel, .association:
            Sentence(
                "Écrivez le nom de l’organisme ou de l’action, sans personne ni coordonnées.",
                "Write the name of the body or of the action, with no person and no contact details.")
        case .mediator:
            Sentence("Écrivez le nom seul, sans coordonnées.", "Write the name alone, with no contact details.")
        case .code, .mediatorCode:
            Sentence(
                "Choisissez un code court qui ne désigne personne : pmi-belleville.",
                "Choose a short code that points to nobody: pmi-belleville.")
        case .key:
            Sentence(
                "Numérotez les séances dans le fichier : 2025-001, 2025-002…",
                "Number the sessions in the file: 2025-001, 2025-002…")
        case .fileName:
            Sentence("Renommez le fichier, puis recommencez.", "Rename the file, then try again.")
        case .reportText:
            Sentence(
                "Écrivez la fonction à la place de la personne : « la directrice de la PMI ».",
                "Write the function instead of the person: “the head of the PMI”.")
        }
    }
}
