import Mediation
import Sheets
import Synchronization

/// What a translation left out without refusing a row, and what was seen of a sheet that its cells do not tell: for the
/// person who looks before writing.
final class TranslationRemarks: Sendable {
    private struct Seen {
        var astrideAges = 0
        var sheets: [(name: String, notes: SheetNotes)] = []
    }

    private let seen = Mutex(Seen())

    func addAstrideAge() { seen.withLock { $0.astrideAges += 1 } }

    func add(_ notes: SheetNotes, of sheet: String) {
        guard notes != SheetNotes() else { return }
        seen.withLock { $0.sheets.append((sheet, notes)) }
    }

    /// In words; none when there is nothing to say.
    var sentences: [Sentence] {
        let (ages, sheets) = seen.withLock { ($0.astrideAges, $0.sheets) }
        var sentences: [Sentence] = []
        if ages > 0 {
            sentences.append(
                Sentence(
                    "\(ages) âge(s) à cheval sur deux de nos tranches : non renseignés.",
                    "\(ages) age(s) across two of our bands: left unknown."))
        }
        for (name, notes) in sheets {
            if notes.hiddenRows + notes.hiddenColumns > 0 {
                sentences.append(
                    Sentence(
                        "\(name) : \(notes.hiddenRows) ligne(s) et \(notes.hiddenColumns) colonne(s) masquées, lues comme les autres.",
                        "\(name): \(notes.hiddenRows) row(s) and \(notes.hiddenColumns) column(s) hidden, read like the others."
                    ))
            }
            if notes.formulasWithoutResult > 0 {
                sentences.append(
                    Sentence(
                        "\(name) : \(notes.formulasWithoutResult) formule(s) sans résultat, lues comme vides. Ouvrez le fichier dans un tableur et enregistrez-le pour les calculer.",
                        "\(name): \(notes.formulasWithoutResult) formula(s) without a result, read as empty. Open the file in a spreadsheet program and save it to have them computed."
                    ))
            }
        }
        return sentences
    }
}
