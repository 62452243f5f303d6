import Foundation
import Testing
import Values

@testable import Wizard

@Suite("The schema of screen files")
struct SchemaTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Screens")

  private func schema() throws -> JSONValue {
    try JSONValue(parsing: Data(contentsOf: folder.appendingPathComponent("screen.schema.json")))
  }

  @Test("It names the same members as the checker, and no object is open")
  func members() throws {
    let schema = try schema()
    try compare(MemberNames.procedure, schema, schema)
  }

  @Test("It names the checks that there are")
  func checks() throws {
    let names = try schema()["$defs"]?["value"]?["properties"]?["checks"]?["items"]?["enum"]
    #expect(names?.array?.compactMap(\.string) == ValueCheck.allCases.map(\.rawValue))
  }

  private func compare(_ names: MemberNames, _ schema: JSONValue, _ root: JSONValue) throws {
    let schema = resolved(schema, root)
    switch names {
    case .value: break
    case .list(let element):
      // A way out may also be given as an id alone.
      let list = schema["oneOf"]?.array?.last ?? schema
      let items = resolved(try #require(list["items"]), root)
      // And a paragraph as a text alone.
      try compare(element, items["oneOf"]?.array?.last ?? items, root)
    case .oneOrMore(let element):
      var both = try #require(schema["oneOf"]?.array)
      // A condition may also be given as true alone.
      if both.first?["const"] == true, let last = both.last {
        both = try #require(resolved(last, root)["oneOf"]?.array)
      }
      try compare(element, try #require(both.first), root)
      try compare(.list(element), try #require(both.last), root)
    case .named(let member):
      try compare(member, try #require(schema["additionalProperties"]), root)
    case .object(let noun, let members):
      #expect(schema["additionalProperties"] == false, "\(noun)")
      let properties = try #require(schema["properties"]?.object)
      #expect(properties.keys.sorted() == members.keys.sorted(), "\(noun)")
      for (name, property) in properties {
        #expect(property["description"]?.string?.isEmpty == false, "\(noun): \(name)")
        try compare(members[name] ?? .value, property, root)
      }
    }
  }

  private func resolved(_ schema: JSONValue, _ root: JSONValue) -> JSONValue {
    guard let name = schema["$ref"]?.string?.split(separator: "/").last else { return schema }
    return root["$defs"]?[String(name)] ?? .null
  }
}
