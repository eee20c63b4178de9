import Foundation
import Testing

/// The cases of `Cases/`, each run in an empty folder as a person would type it.
@Suite struct CaseTests {
    private static let folder = TestFiles.here.appending(path: "Cases")

    private static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    @Test(arguments: names)
    func `a case is answered as written`(name: String) throws {
        let file = Self.folder.appending(path: name)
        var written = try CaseFile(String(contentsOf: file, encoding: .utf8))
        let tool = try CommandLineTool()
        let register = tool.folder.appending(path: "registre.relais").path
        switch written.setting("registre") {
        case nil: break
        case "essai": try FileManager.default.copyItem(atPath: try SampleRegister.trial(), toPath: register)
        case "exemple a": try FileManager.default.copyItem(atPath: try SampleRegister.a.path(), toPath: register)
        case let other: Issue.record("\(name): no register called \(other ?? "")")
        }
        for (position, step) in written.steps.enumerated() {
            for (name, text) in step.files { try Data(text.utf8).write(to: tool.folder.appending(path: name)) }
            let day = written.setting("jour") == "aucun" ? nil : SampleRegister.today
            let run = try tool.type(step.typed, day: day, ["RELAIS_REGISTER": register])
            let answer = CaseFile.Step.answer(of: run, in: tool.folder.path)
            if Snapshot.isRecording {
                if !step.accepts(answer) { written.steps[position].answer = answer }
                written.steps[position].status = run.status
            } else {
                let difference = LineDifferences(step.answer.joined(separator: "\n"), answer.joined(separator: "\n"))
                #expect(
                    step.accepts(answer) && run.status == step.status,
                    """
                    \(name): \(written.title)
                    \(step.command.joined(separator: "\n"))
                    \(difference.found.joined(separator: "\n"))
                    status \(run.status), expected \(step.status)
                    """)
            }
        }
        if Snapshot.isRecording {
            try #require(written.isReadable, "\(name): an answer has a line that begins with `$ `, `# ` or `<<< `")
            try Data(written.text.utf8).write(to: file)
            Issue.record("recorded \(name): read it, then run again")
        }
    }

    @Test func `there are at least forty cases, no two with one title`() throws {
        let titles = try Self.names.map {
            try CaseFile(String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8)).title
        }
        #expect(titles.count >= 40 && Set(titles).count == titles.count, "\(titles)")
    }

    @Test(arguments: [
        (["un", "…", "trois"], ["un", "deux", "deux", "trois"], true), (["un", "…", "trois"], ["un", "trois"], true),
        (["un", "…"], ["deux"], false), (["id …, fin"], ["id 12, fin"], true), (["id …, fin"], ["id 12, suite"], false),
        (["un"], ["un", "deux"], false), (["a…b…c"], ["a-b-c"], true), (["a…b…c"], ["a-c-b"], false),
    ])
    func `three dots stand for lines or for characters, and for nothing else`(
        expected: [String], lines: [String], isAccepted: Bool
    ) {
        let step = CaseFile.Step(before: [], files: [], command: ["$ relais"], answer: expected, status: 0)
        #expect(step.accepts(lines) == isAccepted)
    }

    @Test func `a case written again is the same file`() throws {
        for name in Self.names {
            let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            #expect(try CaseFile(text).text == text, "\(name)")
        }
    }
}

extension CommandLineTool {
    /// Runs a line through the shell, `relais` being the built command; on `day`, unless the line says another.
    fileprivate func type(_ line: String, day: String?, _ environment: [String: String]) throws -> Run {
        let shell = """
            relais() {
                case "$DAY: $* " in
                    :* | *" --today "* | *" help "*) "$RELAIS" "$@" ;;
                    *) "$RELAIS" --today "$DAY" "$@" ;;
                esac
            }
            \(line)
            """
        let own = ["RELAIS": Self.binary.path, "RELAIS_MEDIATOR": "AB", "LC_ALL": "C.UTF-8", "DAY": day ?? ""]
        return try run(["-c", shell], own.merging(environment) { $1 }, program: URL(fileURLWithPath: "/bin/sh"))
    }
}
