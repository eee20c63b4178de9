import Mediation

/// Why a file cannot be read as a table.
package struct FileProblem: Problem, Equatable {
    /// The file, as given.
    package let path: String
    /// What is wrong with it.
    package let reason: Reason

    /// A refusal of a file.
    package init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// The reasons for a refusal.
    package enum Reason: Error, Equatable, Sendable {
        case missing, unreadable, empty, notText, notAFile, oldWorkbook, binaryWorkbook, lockedWorkbook, notAWorkbook
        case damagedArchive
        case outsideMember(String)
        case damagedSheet
        /// The ending of the name says another form than the content has.
        case wrongEnding(should: String)
        /// A known other kind of file, by its name.
        case otherKind(Sentence)
        case unclosedQuote(line: Int)
        case lineTooLong(line: Int)
        case cellTooLong(line: Int)
        case tooManyColumns(line: Int)
        case tooManyRows
        /// More on the standard input than `SheetLimits.pipedBytes`.
        case endlessInput
        /// More than `SheetLimits.wholeBytes`.
        case tooLarge
        case tooManyMembers, unpackedTooLarge, declaresEntities, tooDeep
        case noSuchSheet(String, known: [String])
        case missingColumns([String], expected: String)
        case unknownColumn(String, expected: String)
        case columnTwice(String)
        case noTable(expected: Sentence)
        case nothingInFolder(expected: [String])
        /// The system has no table for the encoding of that name.
        case encodingNotInstalled(String)
    }

    /// Stable code `E-FILE-…`.
    package var code: String {
        switch reason {
        case .missing: "E-FILE-MISSING"
        case .unreadable: "E-FILE-UNREADABLE"
        case .empty: "E-FILE-EMPTY"
        case .notText: "E-FILE-NOT-TEXT"
        case .notAFile: "E-FILE-KIND"
        case .encodingNotInstalled: "E-FILE-ENCODING"
        case .oldWorkbook, .binaryWorkbook, .lockedWorkbook, .notAWorkbook, .otherKind, .wrongEnding: "E-FILE-KIND"
        case .damagedArchive, .damagedSheet: "E-FILE-DAMAGED"
        case .unclosedQuote: "E-FILE-QUOTE"
        case .lineTooLong, .cellTooLong, .tooManyColumns, .tooManyRows, .tooManyMembers, .unpackedTooLarge, .tooDeep,
            .endlessInput, .tooLarge:
            "E-FILE-SIZE"
        case .outsideMember, .declaresEntities: "E-FILE-UNSAFE"
        case .noSuchSheet: "E-FILE-SHEET"
        case .missingColumns, .unknownColumn, .columnTwice, .noTable: "E-FILE-COLUMNS"
        case .nothingInFolder: "E-FOLDER-EMPTY"
        }
    }

    /// Wrong usage: another file should have been given.
    package var category: ProblemCategory { .usage }

    /// The sentence, the file before it.
    package var message: Sentence {
        let why = why
        return Sentence("\(path) : \(why.french).", "\(path): \(why.english).")
    }

    private var why: Sentence {
        switch reason {
        case .missing: Sentence("ce fichier n’existe pas", "there is no such file")
        case .unreadable: Sentence("ce fichier ne peut pas être lu", "this file cannot be read")
        case .empty: Sentence("ce fichier est vide", "this file is empty")
        case .notText: Sentence("ce n’est ni du texte ni un classeur", "this is neither text nor a workbook")
        case .notAFile:
            Sentence(
                "ce n’est pas un fichier, mais un tube ou un périphérique, qui peut ne jamais finir",
                "this is no file but a pipe or a device, which may never end")
        case .tooLarge: Sentence("ce fichier est trop gros", "this file is too large")
        case .encodingNotInstalled(let name):
            Sentence(
                "il est écrit en \(name), et cet ordinateur n’a pas la table de cet encodage",
                "it is written in \(name), and this computer has no table of that encoding")
        case .oldWorkbook:
            Sentence(
                "c’est un ancien classeur Excel (.xls), ou un classeur protégé par un mot de passe",
                "this is an old Excel workbook (.xls), or a workbook locked by a password")
        case .binaryWorkbook: Sentence("c’est un classeur binaire (.xlsb)", "this is a binary workbook (.xlsb)")
        case .lockedWorkbook:
            Sentence("ce classeur est protégé par un mot de passe", "this workbook is locked by a password")
        case .notAWorkbook:
            Sentence("cette archive n’est pas un classeur", "this archive is not a workbook")
        case .otherKind(let kind):
            Sentence("c’est \(kind.french), pas un tableau", "this is \(kind.english), not a table")
        case .wrongEnding(let ending):
            Sentence(
                "le nom ne dit pas ce qu’est ce fichier : c’est du \(ending)",
                "the name does not tell what this file is: it is \(ending)")
        case .damagedArchive:
            Sentence("ce classeur est coupé ou abîmé", "this workbook is cut short or damaged")
        case .outsideMember(let name):
            Sentence(
                "l’archive veut écrire hors de son dossier (« \(name) »)",
                "the archive has a member outside its folder (“\(name)”)")
        case .damagedSheet: Sentence("une feuille de ce classeur est abîmée", "a sheet of this workbook is damaged")
        case .unclosedQuote(let line):
            Sentence(
                "ligne \(line), un guillemet ouvert n’est jamais fermé",
                "line \(line), a quote is opened and never closed")
        case .lineTooLong(let line): Sentence("la ligne \(line) est trop longue", "line \(line) is too long")
        case .cellTooLong(let line):
            Sentence(
                "ligne \(line), une cellule dépasse \(SheetLimits.cellBytes) octets",
                "line \(line), a cell is over \(SheetLimits.cellBytes) bytes")
        case .tooManyColumns(let line):
            Sentence(
                "ligne \(line), plus de \(SheetLimits.columns) colonnes",
                "line \(line), more than \(SheetLimits.columns) columns")
        case .tooManyRows:
            Sentence("plus de \(SheetLimits.rows) lignes", "more than \(SheetLimits.rows) rows")
        case .endlessInput:
            Sentence(
                "plus de \(SheetLimits.pipedBytes / 1_000_000) Mo sans fin",
                "more than \(SheetLimits.pipedBytes / 1_000_000) MB without an end")
        case .tooManyMembers:
            Sentence("l’archive a trop de fichiers", "the archive has too many members")
        case .unpackedTooLarge:
            Sentence("ce classeur est démesuré une fois ouvert", "this workbook is far too large once unpacked")
        case .tooDeep: Sentence("une feuille de ce classeur est piégée", "a sheet of this workbook is a trap")
        case .declaresEntities:
            Sentence(
                "une feuille de ce classeur déclare des entités, ce qu’aucun tableur n’écrit",
                "a sheet of this workbook declares entities, which no spreadsheet program writes")
        case .noSuchSheet(let sheet, let known):
            Sentence(
                "pas de feuille « \(sheet) » ; il y a : \(known.joined(separator: ", "))",
                "no sheet “\(sheet)”; there are: \(known.joined(separator: ", "))")
        case .missingColumns(let columns, _):
            Sentence(
                "il manque la colonne \(columns.joined(separator: ", "))",
                "column \(columns.joined(separator: ", ")) is missing")
        case .unknownColumn(let column, _):
            Sentence("la colonne « \(column) » n’est pas connue", "column “\(column)” is not known")
        case .columnTwice(let column):
            Sentence("la colonne « \(column) » est là deux fois", "column “\(column)” is there twice")
        case .noTable:
            Sentence("aucune ligne ne porte les titres attendus", "no row has the expected titles")
        case .nothingInFolder: Sentence("ce dossier n’a aucun fichier à importer", "this folder has no file to import")
        }
    }

    /// What to do.
    package var remedy: Remedy {
        switch reason {
        case .missing, .unreadable: .advice(Sentence("Vérifiez le nom et les droits.", "Check its name and rights."))
        case .wrongEnding(let ending):
            .advice(Sentence("Renommez-le en .\(ending).", "Rename it to .\(ending)."))
        case .lockedWorkbook:
            .advice(Sentence("Enregistrez-le sans mot de passe.", "Save it without a password."))
        case .unclosedQuote: .advice(Sentence("Fermez le guillemet sur cette ligne.", "Close the quote on that line."))
        case .missingColumns(_, let expected), .unknownColumn(_, let expected):
            .suggestProfile(expected: expected)
        case .noTable(let expected):
            .advice(Sentence("Attendu : \(expected.french).", "Expected: \(expected.english)."))
        case .columnTwice: .advice(Sentence("Renommez l’une des deux.", "Rename one of the two."))
        case .noSuchSheet: .advice(Sentence("Donnez l’une de ces feuilles.", "Give one of these sheets."))
        case .notAFile, .endlessInput:
            .advice(Sentence("Enregistrez-le d’abord dans un fichier.", "Save it to a file first."))
        case .encodingNotInstalled:
            .advice(Sentence("Enregistrez le fichier en UTF-8.", "Save the file as UTF-8."))
        case .nothingInFolder(let expected):
            .advice(
                Sentence(
                    "Attendus : \(expected.joined(separator: ", ")).", "Expected: \(expected.joined(separator: ", ")).")
            )
        case .lineTooLong, .cellTooLong, .tooManyColumns, .tooManyRows, .tooManyMembers, .unpackedTooLarge, .tooDeep,
            .tooLarge, .outsideMember, .declaresEntities:
            .advice(
                Sentence(
                    "Copiez le tableau seul dans un nouveau classeur, puis importez celui-ci.",
                    "Copy the table alone into a new workbook, then import that one."))
        case .empty, .notText, .oldWorkbook, .binaryWorkbook, .notAWorkbook, .otherKind, .damagedArchive, .damagedSheet:
            .advice(
                Sentence(
                    "Ouvrez-le dans un tableur et enregistrez-le au format .xlsx, .ods ou CSV.",
                    "Open it in a spreadsheet program and save it as .xlsx, .ods or CSV."))
        }
    }
}
