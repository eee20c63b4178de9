import Mediation

/// Why an impact map, or a case beside one, is refused.
package struct ImpactMapProblem: Problem, Hashable {
    /// Where in the file, e.g. `outcomes[2].deadweight`.
    package let place: String
    /// The place, then what is wrong there.
    package let message: Sentence
    /// One code for every fault of a map.
    package var code: String { "E-MAP" }
    /// Says to correct that place of the file.
    package var remedy: Remedy {
        .advice(Sentence("Corrigez \(place) dans le fichier.", "Correct \(place) in the file."))
    }
    /// Wrong usage: the file given is at fault.
    package var category: ProblemCategory { .usage }

    init(_ place: String, _ french: String, _ english: String) {
        self.place = place
        message = Sentence("\(place) : \(french).", "\(place): \(english).")
    }

    /// A value of another type than its place asks for. Nil when the file as a whole is no JSON object.
    init?(_ error: DecodingError) {
        switch error {
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self.init(context.codingPath, type)
        case .keyNotFound(let key, let context):
            let isList = ["inputs", "outcomes"].contains(key.stringValue)
            self.init(context.codingPath + [key], isList ? [Double].self : Double.self)
        case .dataCorrupted(let context): self.init(context.codingPath, Double.self)
        @unknown default: return nil
        }
    }

    private init?(_ path: [any CodingKey], _ type: any Any.Type) {
        guard !path.isEmpty else { return nil }
        let place = path.reduce("") { text, key in
            if let index = key.intValue, key.stringValue.hasPrefix("Index") { return "\(text)[\(index)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
        if type == String.self {
            self.init(place, "il faut un texte", "a text is needed")
        } else if type == Bool.self {
            self.init(place, "il faut true ou false", "true or false is needed")
        } else if type is any NumericType.Type {
            self.init(place, "il faut un nombre", "a number is needed")
        } else if type is any ListType.Type {
            self.init(place, "il faut une liste", "a list is needed")
        } else {
            self.init(place, "il faut un objet", "an object is needed")
        }
    }
}

/// Types a number of a file is read as.
private protocol NumericType {}
extension Double: NumericType {}
extension Int: NumericType {}

/// Types a list of a file is read as.
private protocol ListType {}
extension Array: ListType {}
