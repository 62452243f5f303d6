import FoundationEssentials
import Testing
import Wizard

@Suite("Names of screens")
struct ScreenKeyTests {
  private func decoded<Value: Decodable>(_ json: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  @Test("A procedure, a slash and a screen are a name, in text, in JSON and as a member's name")
  func whole() throws {
    let key = ScreenKey("smart-tags", "token")
    #expect(ScreenKey("smart-tags/token") == key && key.description == "smart-tags/token")
    #expect(try decoded(#"["smart-tags/token"]"#, as: [ScreenKey].self) == [key])
    #expect(try decoded(#"{"smart-tags/token": 1}"#, as: [ScreenKey: Int].self) == [key: 1])
    let written = try JSONEncoder().encode([key: [ScreenKey("a", "b")]])
    #expect(
      try decoded(String(decoding: written, as: UTF8.self), as: [String: [String]].self)
        == ["smart-tags/token": ["a/b"]])
  }

  @Test("A hash and an id name one of the tasks of a screen")
  func member() throws {
    let key = ScreenKey("a", "b", member: "c")
    #expect(ScreenKey("a/b#c") == key && key.description == "a/b#c")
    #expect(try decoded(#"{"a/b#c": 1, "a/b": 2}"#, as: [ScreenKey: Int].self)[key] == 1)
    let written = try JSONEncoder().encode([key: 1])
    #expect(String(decoding: written, as: UTF8.self) == #"{"a\/b#c":1}"#)
  }

  @Test(
    "Anything else is none",
    arguments: [
      "", "a", "/", "a/", "/b", "a/b/c", "a//b", "a/b/", "/a/b", "a/b#", "a/#c", "a/b#c#d", "a#c",
    ])
  func others(_ text: String) {
    #expect(ScreenKey(text) == nil)
    #expect(throws: DecodingError.self) { try decoded("[\"\(text)\"]", as: [ScreenKey].self) }
    #expect(throws: DecodingError.self) {
      try decoded("{\"\(text)\": 1}", as: [ScreenKey: Int].self)
    }
  }
}
