import Testing

@testable import Values

@Suite("JSON of any shape")
struct JSONValueTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

  private static let examples: [(text: String, value: JSONValue)] = [
    ("null", .null), ("true", true), ("false", false), ("0", 0), ("-7", -7),
    ("1.5", .number(1.5)), ("\"\"", ""), ("\"true\"", "true"), ("\"1\"", "1"), ("[]", []),
    ("{}", [:]), ("[1, [null]]", [1, [.null]]), ("{\"a\": {\"b\": []}}", ["a": ["b": []]]),
    (#""\u00e4\n\ud83d\ude00""#, "ä\n😀"),
  ]

  @Test(
    "Reading ends before a member of the document itself",
    arguments: [
      (#"{"a": 1, "b": {"end": 2}, "end": no JSON"#, ["a": 1, "b": ["end": 2]]),
      (#"{"a": 1, "stop": 5, "b": 2}"#, ["a": 1]), (#"{"end": 1}"#, [:]),
      (#"{"a": 1, "b": 2}"#, ["a": 1, "b": 2]), (#"["end"]"#, ["end"]),
    ] as [(String, JSONValue)])
  func cut(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(parsing: text.utf8, before: ["end", "stop"]) == value)
  }

  @Test("Each kind of value is read as itself", arguments: examples)
  func kinds(_ text: String, _ value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test("Whole numbers are exact to 64 bits; what is larger becomes a fraction")
  func bigNumbers() throws {
    #expect(try parse("9223372036854775807") == .integer(.max))
    #expect(try parse("-9223372036854775808") == .integer(.min))
    #expect(try parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
    #expect(try parse("1e3").integer == 1000)
    #expect(throws: JSONFlaw.self) { try parse("1e999") }
  }

  @Test("A byte order mark is passed over")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try JSONValue(parsing: mark + Array("{\"a\": 1}".utf8)) == ["a": 1])
    #expect(throws: JSONFlaw.self) { try JSONValue(parsing: mark) }
  }

  @Test("A slice of a larger buffer is read from its own beginning")
  func slice() throws {
    let bytes = Array("xx{\"a\":1}yy".utf8)
    #expect(try JSONValue(parsing: bytes[2..<9]) == ["a": 1])
  }

  @Test("Numbers and truth values are also taken from text")
  func lenientAccess() {
    #expect(JSONValue.string("42").integer == 42)
    #expect(JSONValue.string("4x").integer == nil)
    #expect(JSONValue.number(1.5).integer == nil)
    #expect(JSONValue.string("true").bool == true)
    #expect(JSONValue.string("false").bool == false)
    #expect(JSONValue.string("yes").bool == nil)
    #expect(JSONValue.integer(1).bool == nil)
  }

  @Test("Access by kind gives nil for another kind")
  func access() {
    let value: JSONValue = ["text": "t", "list": [1, 2], "none": .null]
    #expect(value["text"]?.string == "t")
    #expect(value["list"]?.array == [1, 2])
    #expect(value["none"] == .null)
    #expect(value["missing"] == nil)
    #expect(value["text"]?["deeper"] == nil)
    #expect(value.string == nil && value.array == nil && value.object?.count == 3)
    #expect(value["text"]?.object == nil)
  }

  @Test("Equal values give equal bytes, whatever the order of their members")
  func encoding() throws {
    let one: JSONValue = ["b": 1, "a": ["y": .null, "x": "http://h/p"]]
    let text = String(decoding: try one.encoded(), as: UTF8.self)
    #expect(text == #"{"a":{"x":"http://h/p","y":null},"b":1}"#)
    #expect(try parse(text) == one)
    let pretty = try one.encoded(pretty: true)
    #expect(pretty.contains(0x0A))
    #expect(try JSONValue(parsing: pretty) == one)
  }

  @Test("A number that JSON cannot hold is not written")
  func unencodable() {
    #expect(throws: EncodingError.self) { try JSONValue.number(.infinity).encoded() }
  }

  @Test("Of equal names in a literal the last wins")
  func literal() {
    let value: JSONValue = ["a": 1, "a": 2]
    #expect(value["a"] == 2)
  }
}
