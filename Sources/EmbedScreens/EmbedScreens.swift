import Foundation
import PackagePlugin

/// Finds the files of `Screens/` at every build, so that a new one needs no entry anywhere.
@main
struct EmbedScreens: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
      .sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFile+All.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(paths.count) files of \(folder.lastPathComponent)",
        executable: try context.tool(named: "embed-screens").url,
        arguments: [output.path, folder.path] + paths,
        inputFiles: paths.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
