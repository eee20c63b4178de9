// Usage: embed-schema FOLDER OUTPUT.swift
// Writes every .csv, .sql, .yaml, .mustache and .css file below FOLDER as a Swift string literal, keyed by its path in FOLDER.
import Foundation

let folder = URL(fileURLWithPath: CommandLine.arguments[1]).standardizedFileURL
let output = URL(fileURLWithPath: CommandLine.arguments[2])

let paths = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
    .filter { path in [".csv", ".sql", ".yaml", ".mustache", ".css"].contains { path.hasSuffix($0) } }
    .sorted()

var source = "/// The files of schema/\(folder.lastPathComponent), compiled in.\nenum Embedded {\n"
source += "    /// File text by path, as the files stood when the program was built.\n"
source += "    static let files: [String: String] = [\n"
for path in paths {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    source += "        \"\(path)\": ###\"\"\"\n\(text)\n\"\"\"###,\n"
}
source += paths.isEmpty ? "        :\n" : ""
source += "    ]\n}\n"
try source.write(to: output, atomically: true, encoding: .utf8)
