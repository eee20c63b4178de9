import Foundation
import Testing

/// A backup that takes the place of the register, whoever writes meanwhile and wherever the file is.
///
/// The scripts do not use `wait` of the shell: the signal it waits for is blocked in what a thread of the tests starts.
@Suite struct RestoreTests {
    @Test func `with three writers, every session acknowledged is in the register or in a file kept`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let run = try tool.shell(
            """
            relais backup copie.relais
            for writer in 1 2 3; do
                { while [ ! -e stop ]; do
                    relais record --day 2025-03-04 --kind permanence --place local --minutes 60 --mediator AB --json \\
                        > answer.$writer 2> /dev/null && cat answer.$writer >> acknowledged.$writer
                done; touch end.$writer; } &
            done
            until [ -s acknowledged.1 ]; do sleep 0.05; done
            for restore in 1 2 3 4 5 6 7 8; do
                relais restore copie.relais 2> /dev/null > /dev/null && echo restored || true
            done
            touch stop
            until [ -e end.1 ] && [ -e end.2 ] && [ -e end.3 ]; do sleep 0.05; done
            """)
        #expect(run.status == 0, "\(run.err)")
        #expect(run.out.split(separator: "\n").filter { $0 == "restored" }.count >= 2, "\(run.out)")
        let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
        let acknowledged = try names.filter { $0.hasPrefix("acknowledged") }.flatMap { name in
            let text = try String(contentsOf: tool.folder.appending(path: name), encoding: .utf8)
            return text.matches(of: #/"id" : "([0-9a-f-]{36})"/#).map { String($0.1) }
        }
        let files = names.filter { $0.hasPrefix("test.relais") && !$0.hasSuffix("-journal") }
        let kept = try files.flatMap {
            try tool.shell("sqlite3 \($0) 'SELECT uuid FROM session'").out.split(separator: "\n").map(String.init)
        }
        #expect(acknowledged.count > 10 && Set(acknowledged).count == acknowledged.count)
        #expect(Set(acknowledged).subtracting(kept).isEmpty, "acknowledged and in no file")
        #expect(names.filter { $0.contains("partial") } == [])
    }

    @Test func `a register behind a link stays behind it, with its owner and its rights`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let run = try tool.shell(
            """
            relais backup copie.relais
            mkdir ailleurs
            mv test.relais ailleurs/vrai.relais
            ln -s ailleurs/vrai.relais test.relais
            chmod 640 ailleurs/vrai.relais
            [ "$(id -u)" != 0 ] || chown 65534:65534 ailleurs/vrai.relais
            stat -c '%a %u %g' ailleurs/vrai.relais
            relais restore copie.relais 2> /dev/null
            stat -c '%a %u %g' ailleurs/vrai.relais
            readlink test.relais
            """)
        let lines = run.out.split(separator: "\n")
        #expect(run.status == 0 && lines.count >= 3 && lines.first == lines.dropLast().last, "\(run.out)\(run.err)")
        #expect(lines.last == "ailleurs/vrai.relais")
    }

    @Test func `two backups to one name at once are each whole, and nothing is left beside`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let run = try tool.shell(
            """
            for round in 1 2 3; do
                for one in 1 2; do { relais backup copie.relais 2> /dev/null && touch made.$round.$one; } & done
                for tenth in $(seq 100); do
                    [ -e made.$round.1 ] && [ -e made.$round.2 ] && break
                    sleep 0.1
                done
                [ -e made.$round.1 ] && [ -e made.$round.2 ]
                relais restore copie.relais --register rendu.$round.relais 2> /dev/null
                relais check --register rendu.$round.relais
            done
            """)
        #expect(run.status == 0, "\(run.out)\(run.err)")
        let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
        #expect(names.filter { $0.contains("partial") } == [], "\(names)")
    }

    @Test func `a file or a folder that may not be read is named as such`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        // Root may read anything: the command is then run as nobody.
        let prefix = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups \"$RELAIS\"" : "\"$RELAIS\""
        let run = try tool.shell(
            """
            mkdir -p clos/dedans
            cp test.relais lisible.relais
            cp test.relais clos/dedans/a.relais
            echo 'session;day' > clos/dedans/t.csv
            cp test.relais secret.relais
            cp clos/dedans/t.csv secret.csv
            chmod 755 .
            chmod 644 lisible.relais
            chmod 000 secret.relais secret.csv clos
            for words in "--register secret.relais list" "--register clos/dedans/a.relais list" \\
                "--register lisible.relais import secret.csv --dry-run" \\
                "--register lisible.relais import clos/dedans/t.csv --dry-run" \\
                "--register lisible.relais import clos --dry-run"; do
                \(prefix) $words 2>&1 || true
            done
            chmod 700 clos
            """)
        let answers = run.out.split(separator: "\n").filter { $0.contains("[E-") }
        #expect(answers.count == 5 && answers.allSatisfy { $0.contains("[E-FILE-UNREADABLE]") }, "\(run.out)\(run.err)")
        #expect(answers.dropFirst().first?.contains("le dossier clos,") == true, "\(run.out)")
    }
}
