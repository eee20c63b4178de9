extension Session {
    /// The whole content as one text: equal for two sessions of equal content, whatever the order in which their
    /// mediators, fundings, partners, languages, actions, referrals and margins were given. What digests are made of,
    /// so it never changes for a session once recorded.
    package var canonicalText: String {
        canonicalHead + contacts.map(\.canonicalText).joined() + canonicalEnd
    }

    /// The part of `canonicalText` before the contacts.
    package var canonicalHead: String {
        var text = ""
        text.reserveCapacity(200)
        text.add("day=", day.description)
        text.add(" start=", start?.description ?? "")
        text.add(" minutes=", minutes.description)
        text.add(" kind=", kind)
        text.add(" place=", place)
        text.add(" mediators=", Self.joined(mediators))
        text.add(" fundings=", Self.joined(fundings))
        text.add(" partners=", Self.joined(partners))
        text.add(" languages=", Self.joined(languages))
        text.add(" present=", Self.shown(present))
        text.add(" away=", Self.shown(turnedAway))
        text.add(" comment=", comment ?? "")
        text += "\n"
        return text
    }

    /// The part of `canonicalText` after the contacts.
    package var canonicalEnd: String {
        effects.map { "effect=\($0.code) quantity=\($0.quantity.hundredths) by=\($0.confirmedBy ?? "")\n" }.joined()
    }

    fileprivate static func joined(_ codes: [String]) -> String {
        codes.count < 2 ? codes.first ?? "" : codes.sorted().joined(separator: "|")
    }

    fileprivate static func shown(_ number: Int?) -> String { number.map(String.init) ?? "" }
}

extension Contact {
    /// The line's part of the canonical text of its session.
    package var canonicalText: String {
        var text = ""
        text.reserveCapacity(250)
        text.add("count=", String(count))
        text.add(" themes=", themes.joined(separator: "|"))
        text.add(" gender=", gender)
        text.add(" age=", ageBand)
        text.add(" attendance=", attendance)
        text.add(" territory=", territory)
        text.add(" origin=", origin)
        text.add(" outcome=", outcome)
        text.add(" actions=", Session.joined(actions))
        text.add(" referrals=", Session.joined(referrals))
        if let minutes { text.add(" minutes=", String(minutes)) }
        if !margins.isEmpty {
            let shown = margins.map { "\($0.dimension.rawValue):\($0.code):\($0.count)" }
            text.add(" margins=", Session.joined(shown))
        }
        for (list, code) in traits.sorted(by: { $0.key < $1.key }) { text += " \(list)=\(code)" }
        text += "\n"
        return text
    }
}

extension String {
    /// Without interpolation, which costs as much as the rest of an import's reading.
    fileprivate mutating func add(_ name: String, _ value: String) {
        append(name)
        append(value)
    }
}
