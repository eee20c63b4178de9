import Mediation

extension CrossingFold {
    /// The visits of a session, under each key its lines meet.
    mutating func addPeople(_ session: SessionFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        let lines = session.lines.span
        for position in lines.indices { addPeople(lines[position], codes, &interner) }
        people.end(session.month)
    }

    private mutating func addPeople(_ line: ContactFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        guard line.count > 0 else { return }
        let attendance = interner.attendance(of: line)
        let whole = Visits(line.count, attendance, outside: 0, atMost: line.count)
        people.add(whole)
        guard request.dimensions.contains(where: line.hasMargin) else {
            if request.dimensions.count == 1, let code = single(request.dimensions[0], line, codes, &interner) {
                return people.add(whole, at: CellKey(code))
            }
            let lists = request.dimensions.map { self.codes(of: $0, line, codes, &interner) }
            return Self.visit(lists) { people.add(whole, at: $0) }
        }
        let lists = request.dimensions.map { dimension -> [(code: Int, heads: Int)] in
            line.hasMargin(dimension)
                ? line.heads(by: dimension)
                : self.codes(of: dimension, line, codes, &interner).map { ($0, line.count) }
        }
        addSplit(line, lists, attendance, interner)
    }

    /// A line split by margins: how they cross is not known, so each key has the heads that surely meet all of it, and
    /// those that may.
    private mutating func addSplit(
        _ line: ContactFold, _ lists: [[(code: Int, heads: Int)]], _ attendance: AttendanceHeads,
        _ interner: CodeInterner
    ) {
        func descend(
            _ depth: Int, _ key: CellKey, outside: Int, atMost: Int, _ attendance: AttendanceHeads,
            _ body: (CellKey, Visits) -> Void
        ) {
            guard depth < lists.count else {
                return body(key, Visits(line.count, attendance, outside: outside, atMost: atMost))
            }
            for (code, heads) in lists[depth] where heads > 0 {
                descend(
                    depth + 1, key << 32 | CellKey(code), outside: outside + line.count - heads,
                    atMost: min(atMost, heads),
                    request.dimensions[depth] == .attendance
                        ? interner.attendance(code, whenAllOf: line.count) : attendance, body)
            }
        }
        descend(0, 0, outside: 0, atMost: line.count, attendance) { people.add($1, at: $0) }
    }
}

extension Visits {
    /// The visits of a line of some heads, of whom at most `atMost` meet some conditions, and `outside` are left out by one
    /// or another of them, each counted apart.
    fileprivate init(_ heads: Int, _ attendance: AttendanceHeads, outside: Int, atMost: Int) {
        self.init()
        func surely(_ first: Int) -> Int { max(0, first - outside) }
        count = atMost
        largestSession = surely(heads)
        first = surely(attendance.first)
        firstEver = surely(attendance.firstEver)
        possiblyFirst = min(atMost, attendance.possiblyFirst)
    }
}
