import Mediation

extension [Contact] {
    /// One head count for the people who came for the same, each dimension as a margin: what is left when who has which
    /// sex and which age is not known together.
    var merged: [Contact] {
        var groups: [Contact] = []
        for contact in self {
            let rank = groups.firstIndex {
                $0.themes == contact.themes && $0.actions == contact.actions && $0.referrals == contact.referrals
            }
            if let rank { groups[rank].absorb(contact) } else { groups.append(contact.asMargins) }
        }
        return groups.map(\.simplified)
    }
}

extension Contact {
    /// The same heads, each dimension told by margins; traits of one person are left out.
    fileprivate var asMargins: Contact {
        var contact = Contact(themes: themes)
        contact.count = count
        (contact.actions, contact.referrals) = (actions, referrals)
        contact.margins = Dimension.marginable.flatMap { dimension in
            heads(by: dimension).filter { $0.code != Self.unknown && $0.count > 0 }.map {
                Margin(dimension: dimension, code: $0.code, count: $0.count)
            }
        }
        return contact
    }

    fileprivate mutating func absorb(_ other: Contact) {
        count += other.count
        for margin in other.asMargins.margins {
            let rank = margins.firstIndex { $0.dimension == margin.dimension && $0.code == margin.code }
            if let rank { margins[rank].count += margin.count } else { margins.append(margin) }
        }
    }

    /// A margin of all heads is the line's own code.
    fileprivate var simplified: Contact {
        var contact = self
        for margin in margins where margin.count == count {
            switch margin.dimension {
            case .gender: contact.gender = margin.code
            case .ageBand: contact.ageBand = margin.code
            case .attendance: contact.attendance = margin.code
            case .territory: contact.territory = margin.code
            case .origin: contact.origin = margin.code
            case .outcome: contact.outcome = margin.code
            default: continue
            }
            contact.margins.removeAll { $0 == margin }
        }
        return contact
    }
}
