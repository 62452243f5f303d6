import Foundation
import Testing

@testable import Words

@Suite("The file of the words for problems", .timeLimit(.minutes(10)))
struct ProblemFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Screens/words")

  @Test("The build has found it, and its names are sorted")
  func found() throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "problems.json"), encoding: .utf8)
    let embedded = try #require(EmbeddedFile.all.first)
    #expect(EmbeddedFile.all.count == 1)
    #expect(embedded.path.description == "problems.json")
    #expect(embedded.text.description == text)
    let names = text.matches(of: #/\n    "([a-z0-9.-]+)": /#).map { String($0.1) }
    let table = ProblemTable.embedded
    #expect(names == table.problems.keys.sorted() + table.phrases.keys.sorted())
  }

  @Test("A file of another format, or without a member, is not read")
  func refused() throws {
    let whole = #"{"format": "aem-setup-problems/1", "problems": {}, "phrases": {}}"#
    func read(_ text: String) throws -> ProblemTable {
      try JSONDecoder().decode(ProblemTable.self, from: Data(text.utf8))
    }
    #expect(try read(whole).problems.isEmpty)
    #expect(throws: DecodingError.self) { try read(whole.replacing("/1", with: "/2")) }
    for member in ProblemTable.Member.allCases {
      #expect(throws: DecodingError.self) {
        try read(whole.replacing("\"\(member.rawValue)\"", with: "\"x\""))
      }
    }
  }

  /// Prints a validator's faults for the file, after a change to it.
  private static let validator = #"""
    import json, pathlib, sys
    import jsonschema

    folder = pathlib.Path(sys.argv[1])
    schema = json.loads((folder / "problems.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads((folder / "problems.json").read_text())
    exec(sys.argv[2])
    for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
        print(f"{error.json_path}: {error.message[:120]}")
    """#

  private func faults(changing change: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", Self.validator, Self.folder.path, change]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("A validator of other people finds it valid")
  func valid() throws {
    #expect(try faults(changing: "") == [])
  }

  @Test(
    "It finds a wrong member and a wrong text",
    arguments: [
      "document['extra'] = 1", "document.pop('format')",
      "document['problems']['Upper.Case'] = {'cause': 'x.', 'advice': ['y.']}",
    ]
      + [
        "['extra'] = 1", ".pop('cause')", "['advice'] = []", "['advice'] = ['Once.', 'Once.']",
        "['cause'] = 'No full stop'", "['cause'] = 'Open {place.'", "['cause'] = 'Open [part.'",
        "['cause'] = 'A [part [in] one].'", "['cause'] = 'Empty {}.'",
      ].map { "document['problems']['author.password']\($0)" })
  func invalid(_ change: String) throws {
    #expect(try !faults(changing: change).isEmpty)
  }

  @Test("The schema names the members that are read, and explains each")
  func members() throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "problems.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let entry = try #require((schema["$defs"] as? [String: Any])?["problem"] as? [String: Any])
    for (object, members) in [
      (schema, ProblemTable.Member.allCases.map(\.rawValue)),
      (entry, ProblemTable.Entry.Member.allCases.map(\.rawValue)),
    ] {
      let properties = try #require(object["properties"] as? [String: [String: Any]])
      #expect(properties.keys.sorted() == members.sorted())
      #expect(object["additionalProperties"] as? Bool == false)
      #expect(properties.values.allSatisfy { $0["description"] is String })
    }
  }
}
