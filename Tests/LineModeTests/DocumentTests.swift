import FoundationEssentials
import TestSupport
import Testing
import Values
import Wizard

@testable import LineMode

// On the main thread, because a face blocks its thread while operations run on the others.
@Suite("A document in plain lines")
@MainActor
struct DocumentTests {
  private static let payload = ["{", "  \"iss\": \"a } b\",", "\t\"sub\": {\"c\": \"\\\"{\"}", "}"]

  private func walk() throws -> Walk {
    try Scripts.walk(
      screens: #"""
        {"id": "form", "kind": "page", "title": "F", "step": "one",
         "fields": ["payload", "after"], "next": "end"},
        {"id": "end", "kind": "summary", "title": "E", "step": "one"}
        """#,
      values: #"""
        "payload": {"label": "Payload", "kind": "json", "checks": ["jwt-payload"]}, "after": {"label": "After"}
        """#)
  }

  private func values(typing lines: [String]) throws -> [String: String] {
    let walk = try walk()
    walk.start()
    let typing = Typing(lines)
    _ = typing.face.run(walk)
    return walk.state.texts
  }

  @Test("Pasted as several lines, it is one value")
  func severalLines() throws {
    let values = try values(typing: Self.payload + ["next"])
    let text = try #require(values["payload"])
    #expect(!text.contains { $0.isNewline })
    let document = try JSONValue(parsing: text.utf8)
    #expect(document["iss"] == "a } b")
    #expect(document["sub"]?["c"] == "\"{")
    #expect(values["after"] == "next")
  }

  @Test("In one line it is whole at once")
  func oneLine() throws {
    let values = try values(typing: [#"{"iss": "a"}"#, "next"])
    #expect(values == ["payload": #"{"iss": "a"}"#, "after": "next"])
  }

  @Test("An empty line ends one that lacks a brace")
  func lacksBrace() throws {
    #expect(try values(typing: ["{", "\"a\": 1", "", "next"])["after"] == "next")
  }

  @Test("The end of input ends it, too")
  func endOfInput() throws {
    #expect(try values(typing: ["{", "\"a\": 1"])["after"] == nil)
  }

  @Test("What is no document takes one line, and words still work")
  func otherLines() throws {
    #expect(try values(typing: ["a file", "next"])["after"] == "next")
    let walk = try walk()
    walk.start()
    let typing = Typing("quit")
    #expect(typing.face.run(walk) == .left)
    #expect(typing.transcript.contains("Payload (one line or several, up to the last brace):"))
  }
}
