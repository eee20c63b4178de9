import Mediation
import Nomenclature
import Output

/// A code of the nomenclature in the JSON form of the contract.
package enum CodeJSON {
    /// One code with its labels and what ties it to others.
    package static func object(_ code: Code) -> JSON {
        [
            "code": .text(code.code), "parent": .text(code.parent),
            "label": ["fr": .text(code.label.french), "en": .text(code.label.english)], "hint": .text(code.hint),
            "sensitive": .bool(code.isSensitive), "dataInclusion": .text(code.dataInclusion),
            "laCoop": .text(code.laCoop), "unit": .text(code.unit?.rawValue),
            "asksConfirmation": .bool(code.asksConfirmation), "common": .text(code.common),
            "retiredOn": .text(code.retiredOn?.description), "mergedInto": .text(code.mergedInto),
        ]
    }
}
