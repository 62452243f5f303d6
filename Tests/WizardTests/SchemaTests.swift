import Foundation
import Screens
import Testing
import Values

@testable import Wizard

@Suite("The schema of screen files", .timeLimit(.minutes(10)))
struct SchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Screens")

  private func definitions() throws -> [String: JSONValue] {
    let file = Self.folder.appending(path: "screen.schema.json")
    return try #require(try JSONValue(parsing: Data(contentsOf: file))["$defs"]?.object)
  }

  /// The members that are read, by the schema's name of the object.
  private static let members: [String: [String]] = [
    "procedure": names(Procedure.Member.self), "document": names(Guide.Member.self),
    "heading": names(Guide.Heading.Member.self), "documentStep": names(Guide.Step.Member.self),
    "today": names(Guide.Today.Member.self), "values": names(ValueFile.Member.self),
    "step": names(Procedure.Step.Member.self), "route": names(Procedure.Route.Member.self),
    "value": names(ValueDefinition.Member.self), "screen": names(Screen.Member.self),
    "paragraph": names(Paragraph.Member.self), "test": names(Condition.Test.Member.self),
    "wayOut": names(Screen.Transition.Member.self), "item": names(ChecklistItem.Member.self),
    "choice": names(Choice.Member.self), "answer": names(Choice.Option.Member.self),
    "walkthrough": names(Walkthrough.Member.self), "act": names(Walkthrough.Act.Member.self),
    "actField": names(Walkthrough.Field.Member.self), "field": names(PageField.Member.self),
    "other": names(OtherWay.Member.self), "detail": names(Detail.Member.self),
    "row": names(FoundRow.Member.self),
    "mark": names(FoundRow.Mark.Member.self),
    "task": names(TaskDefinition.Member.self), "member": names(TaskMember.Member.self),
    "call": names(Call.Member.self), "verdict": names(StatedVerdict.Member.self),
  ]

  private static func names<Member: CaseIterable & RawRepresentable<String>>(
    _ member: Member.Type
  ) -> [String] {
    member.allCases.map(\.rawValue).sorted()
  }

  @Test("It names the members that are read, explains each, and no object is open")
  func members() throws {
    let objects = try definitions().filter { $0.value["properties"] != nil }
    #expect(objects.keys.sorted() == Self.members.keys.sorted())
    for (name, object) in objects {
      #expect(object["additionalProperties"] == false, "\(name)")
      let properties = try #require(object["properties"]?.object)
      #expect(properties.keys.sorted() == Self.members[name], "\(name)")
      for (member, property) in properties {
        #expect(property["description"]?.string?.isEmpty == false, "\(name): \(member)")
      }
    }
  }

  @Test("It names the checks and the kinds of value that there are")
  func lists() throws {
    let properties = try definitions()["value"]?["properties"]
    let checks = properties?["checks"]?["items"]?["enum"]?.array
    #expect(checks?.compactMap(\.string) == ValueCheck.allCases.map(\.rawValue))
    let kinds = properties?["kind"]?["enum"]?.array
    #expect(kinds?.compactMap(\.string) == ValueDefinition.Kind.allCases.map(\.rawValue))
  }

  /// Prints a validator's faults for the files of a folder, after a change to each of them.
  private static let validator = #"""
    import json, pathlib, sys
    import jsonschema

    folder = pathlib.Path(sys.argv[1])
    schema = json.loads((folder / "screen.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted(folder.rglob("*.json")):
        if path.name.endswith(".schema.json") or path.parent.name == "words":
            continue
        document = json.loads(path.read_text())
        exec(sys.argv[2])
        errors = sorted(validator.iter_errors(document), key=lambda error: error.json_path)
        for error in errors:
            print(f"{path.relative_to(folder)}: {error.json_path}: {error.message[:120]}")
    """#

  private func validate(changing change: String = "") throws -> [String] {
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

  @Test("A validator of other people finds every file valid")
  func valid() throws {
    #expect(try validate() == [])
  }

  @Test(
    "It finds a wrong member in every file",
    arguments: [
      "document['extra'] = 1", "document.pop('format')",
      "(document.get('screens') or document.get('headings')"
        + " or list(document.get('values', {'': document}).values()))[0]['extra'] = 1",
    ])
  func invalid(_ change: String) throws {
    let files = Set(try validate(changing: change).map { $0.prefix { $0 != ":" } })
    #expect(files.count == EmbeddedFile.all.count)
  }
}
