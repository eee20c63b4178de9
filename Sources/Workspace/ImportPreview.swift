import Interchange
import Mediation
import Nomenclature

/// What an import would bring, to be compared with what the person knows of the file.
package struct ImportPreview {
    /// Sessions and heads by month, `YYYY-MM`.
    package private(set) var months: [String: (sessions: Int, passages: Int)] = [:]
    /// Requests by domain.
    package private(set) var themes: [String: Int] = [:]
    /// Places to be made.
    package private(set) var places: [Place] = []
    /// Mediators to be made.
    package private(set) var mediators: [Mediator] = []

    mutating func add(_ day: CivilDate, _ contacts: [Contact], _ book: CodeBook) {
        let month = String(day.description.prefix(7))
        let known = months[month] ?? (0, 0)
        months[month] = (known.sessions + 1, known.passages + contacts.reduce(0) { $0 + $1.count })
        for contact in contacts {
            for theme in contact.themes {
                themes[book.domain(of: theme), default: 0] += contact.count
            }
        }
    }

    mutating func add(_ item: SetupItem) {
        switch item {
        case .place(let place): places.append(place)
        case .mediator(let mediator): mediators.append(mediator)
        default: break
        }
    }
}
