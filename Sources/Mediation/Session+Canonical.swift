extension Session {
    /// The whole content as one text: equal for two sessions of equal content, whatever the order in which their
    /// mediators, fundings, partners, languages, actions, referrals and margins were given. What digests are made of,
    /// so it never changes for a session once recorded.
    public var canonicalText: String {
        var text = "day=\(day) start=\(start?.description ?? "") minutes=\(minutes) kind=\(kind) place=\(place)"
        text += " mediators=\(Self.joined(mediators)) fundings=\(Self.joined(fundings))"
        text += " partners=\(Self.joined(partners)) languages=\(Self.joined(languages))"
        text += " present=\(Self.shown(present)) away=\(Self.shown(turnedAway)) comment=\(comment ?? "")\n"
        for contact in contacts { text += contact.canonicalText + "\n" }
        for effect in effects {
            text += "effect=\(effect.code) quantity=\(effect.quantity.hundredths) by=\(effect.confirmedBy ?? "")\n"
        }
        return text
    }

    fileprivate static func joined(_ codes: [String]) -> String {
        codes.count < 2 ? codes.first ?? "" : codes.sorted().joined(separator: "|")
    }

    fileprivate static func shown(_ number: Int?) -> String { number.map(String.init) ?? "" }
}

extension Contact {
    fileprivate var canonicalText: String {
        var text = "count=\(count) themes=\(themes.joined(separator: "|"))"
        text += " gender=\(gender) age=\(ageBand) attendance=\(attendance) territory=\(territory)"
        text += " origin=\(origin) outcome=\(outcome)"
        text += " actions=\(Session.joined(actions)) referrals=\(Session.joined(referrals))"
        if let minutes { text += " minutes=\(minutes)" }
        if !margins.isEmpty {
            text += " margins="
                + margins.map { "\($0.dimension.rawValue):\($0.code):\($0.count)" }.sorted().joined(separator: "|")
        }
        for (list, code) in traits.sorted(by: { $0.key < $1.key }) { text += " \(list)=\(code)" }
        return text
    }
}
