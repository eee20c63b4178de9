import Foundation
import PackagePlugin

/// Compiles the text files of `schema/<room>` into the room of that name, as `Embedded.files`.
///
/// A resource bundle breaks when the binary is copied alone; a generated Swift string does not, and
/// generating it at build time leaves nothing to go stale in git.
@main
struct EmbedSchema: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "schema/\(target.name.lowercased())")
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        let inputs =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }
            .filter { ["csv", "sql", "yaml", "mustache", "css"].contains($0.pathExtension) } ?? []
        return [
            .buildCommand(
                displayName: "Embedding schema/\(folder.lastPathComponent)",
                executable: try context.tool(named: "embed-schema").url,
                arguments: [folder.path(), output.path()],
                inputFiles: inputs, outputFiles: [output])
        ]
    }
}
