import FoundationEssentials

// Writes a Swift file with the texts of others: embed-screens OUTPUT FOLDER PATH…
//
// A part of the build, which the plugin EmbedScreens runs; nothing of it ships.

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, let folder = arguments.dropFirst().first else {
  fatalError("usage: embed-screens OUTPUT FOLDER PATH…")
}

var source = "extension EmbeddedFile {\n  /// All files, in the order of their paths.\n"
source += "  package static let all = [\n"
for path in arguments.dropFirst(2) {
  let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
  // So many # that no JSON can end the literal.
  source += "    EmbeddedFile(path: \"\(path)\", text: ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
