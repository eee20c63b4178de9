import Foundation
import Testing

extension CommandLineTool {
    /// Runs a script of the shell, `sh -e`, in the tool's folder, with nothing on the standard input. In it, `relais`
    /// is the built command on 15 June 2025, and `$RELAIS` its file; the register is `test.relais`.
    func shell(_ script: String) throws -> Run {
        let process = prepared(
            ["-e", "-c", "relais() { \"$RELAIS\" --today 2025-06-15 \"$@\"; }\n" + script],
            ["RELAIS": Self.binary.path])
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        return try finished(process)
    }

    /// Another folder with a copy of this one's register.
    func copy() throws -> CommandLineTool {
        let copy = try CommandLineTool()
        try FileManager.default.copyItem(atPath: register, toPath: copy.register)
        return copy
    }
}
