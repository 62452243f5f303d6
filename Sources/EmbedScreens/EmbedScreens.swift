import Foundation
import PackagePlugin

/// Finds the files of `Screens/` at every build, so that a new one needs no entry anywhere.
///
/// Those of `Screens/words` go into the target `Words`, all others into `Screens`.
@main
struct EmbedScreens: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let screens = context.package.directoryURL.appending(path: "Screens")
    let folder = target.name == "Words" ? screens.appending(path: "words") : screens
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") && !$0.hasPrefix("words/") }
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
