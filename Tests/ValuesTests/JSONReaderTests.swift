import Testing

@testable import Values

@Suite("Reading JSON within limits")
struct JSONReaderTests {
  private func flaw(_ bytes: some Collection<UInt8>, _ limits: JSONLimits = .answer) -> JSONFlaw? {
    do throws(JSONFlaw) {
      _ = try JSONValue(parsing: bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private static let places: [(String, Int, Int, JSONFlaw.Reason)] = [
    ("", 1, 1, .ends(.value)), (" \n ", 2, 2, .ends(.value)), ("{", 1, 2, .ends(.nameOrEnd)),
    ("[", 1, 2, .ends(.elementOrEnd)), ("[1", 1, 3, .ends(.commaOrBracket)),
    ("{\"a\"", 1, 5, .ends(.colon)), ("{\"a\":", 1, 6, .ends(.value)),
    ("{\"a\":1", 1, 7, .ends(.commaOrBrace)), ("{\"a\":1,", 1, 8, .ends(.name)),
    ("\"abc", 1, 5, .ends(.quotationMark)), ("\"ab\\", 1, 5, .ends(.quotationMark)),
    ("[1,]", 1, 4, .expected(.value)), ("{\"a\":1,}", 1, 8, .expected(.name)),
    ("{\"a\": 1,\n  \"b\": 2,\n}", 3, 1, .expected(.name)),
    ("[1,,2]", 1, 4, .expected(.value)), ("[,1]", 1, 2, .expected(.elementOrEnd)),
    ("[1 2]", 1, 4, .expected(.commaOrBracket)), ("[1}", 1, 3, .expected(.commaOrBracket)),
    ("{\"a\" 1}", 1, 6, .expected(.colon)), ("{\"a\":1 \"b\":2}", 1, 8, .expected(.commaOrBrace)),
    ("{a:1}", 1, 2, .expected(.nameOrEnd)), ("{1:1}", 1, 2, .expected(.nameOrEnd)),
    ("{\"a\":}", 1, 6, .expected(.value)), ("{} {}", 1, 4, .expected(.end)),
    ("1 x", 1, 3, .expected(.end)), ("nul", 1, 1, .expected(.value)),
    ("[nulx]", 1, 2, .expected(.elementOrEnd)), ("'a'", 1, 1, .expected(.value)),
    ("<html>", 1, 1, .expected(.value)), ("[1.]", 1, 2, .expected(.elementOrEnd)),
    ("[-]", 1, 2, .expected(.elementOrEnd)), ("[1e+]", 1, 2, .expected(.elementOrEnd)),
    ("1\"2", 1, 2, .expected(.end)),
    ("[]\"", 1, 3, .expected(.end)),
    ("[01]", 1, 3, .expected(.commaOrBracket)), ("[.5]", 1, 2, .expected(.elementOrEnd)),
    ("[+1]", 1, 2, .expected(.elementOrEnd)), ("NaN", 1, 1, .expected(.value)),
    ("[1, // x\n2]", 1, 5, .expected(.value)), ("}", 1, 1, .expected(.value)),
    ("[1, \u{0} 2]", 1, 5, .expected(.value)), ("\u{0}", 1, 1, .expected(.value)),
    ("{}\u{0}", 1, 3, .expected(.end)), ("[\"a\u{0}b\"]", 1, 4, .control),
    ("[\"ä\u{1F}\"]", 1, 4, .control), ("[\n\"a\nb\"]", 2, 3, .control),
    ("[\"ä😀\\qx\"]", 1, 5, .escape), ("[\"a\\u12G4\"]", 1, 4, .escape),
    ("[\"\\ud800\"]", 1, 3, .surrogate), ("[\"x\\ud800\\u0041\"]", 1, 4, .surrogate),
    ("[\"\\udc00\"]", 1, 3, .surrogate), ("[\"\\udc00\\ud800\"]", 1, 3, .surrogate),
    ("{\"\\udfff\":1}", 1, 3, .surrogate), ("[1e999]", 1, 2, .number),
    ("{\"a\":1,\r\n\"a\":2}", 2, 1, .duplicateName),
    ("[{\"a\":{\"b\":1, \"b\":1}}]", 1, 15, .duplicateName),
    ("{\"a\":1,\"\\u0061\":2}", 1, 8, .duplicateName),
    ("\u{FEFF}[1,]", 1, 4, .expected(.value)), ("\u{FEFF}\u{FEFF}[]", 1, 1, .expected(.value)),
  ]

  @Test(
    "What is wrong is told with its line, its column and what would be right", arguments: places)
  func place(_ text: String, _ line: Int, _ column: Int, _ reason: JSONFlaw.Reason) {
    #expect(flaw(text.utf8) == JSONFlaw(line: line, column: column, reason))
  }

  @Test(
    "Bytes that are no UTF-8 are refused where they stand",
    arguments: [
      [0x80], [0xC3, 0x28], [0xC0, 0x80], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82],
    ] as [[UInt8]])
  func encoding(_ bytes: [UInt8]) {
    let text = Array("[\"a".utf8) + bytes + Array("\"]".utf8)
    #expect(flaw(text) == JSONFlaw(line: 1, column: 4, .encoding))
    let name = Array("{\"a".utf8) + bytes + Array("\":1}".utf8)
    #expect(flaw(name) == JSONFlaw(line: 1, column: 4, .encoding))
    #expect(flaw(bytes) != nil)
  }

  @Test("Escapes become what they mean")
  func escapes() throws {
    let text = #"["\"\\\/\b\f\n\r\t", "\u0000", "\ud83d\uDE00", "\u00e4", "é"]"#
    #expect(
      try JSONValue(parsing: text.utf8)
        == ["\"\\/\u{8}\u{C}\n\r\t", "\u{0}", "😀", "ä", "é"])
  }

  @Test("Depth is limited, whatever it is made of, before anything is built of it")
  func depth() throws {
    func lists(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(flaw(lists(64)) == nil)
    for depth in [65, 400, 100_000] {
      #expect(flaw(lists(depth)) == JSONFlaw(line: 1, column: 65, .depth(limit: 64)))
    }
    let objects = Array(String(repeating: "{\"a\":", count: 400).utf8)
    #expect(flaw(objects) == JSONFlaw(line: 1, column: 321, .depth(limit: 64)))
    #expect(flaw(lists(3), JSONLimits(bytes: 100, values: 9, depth: 2))?.column == 3)
  }

  @Test("Each value is met once, and no more of them than the limit")
  func values() throws {
    let many = Array(("[" + String(repeating: "[{\"a\":0}],", count: 99) + "1]").utf8)
    let count = try many.withUnsafeBufferPointer { bytes in
      let reader = JSONReader(bytes, .answer)
      _ = try reader.read()
      return reader.count
    }
    #expect(count == 1 + 99 * 3 + 1)
    let keys = (0..<500_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    let bomb = Array("{\(keys)}".utf8)
    #expect(bomb.count < JSONLimits.answer.bytes)
    #expect(flaw(bomb)?.reason == .values(limit: 200_000))
    bomb.withUnsafeBufferPointer { bytes in
      let reader = JSONReader(bytes, .answer)
      #expect(throws: JSONFlaw.self) { try reader.read() }
      #expect(reader.count == 200_001)
    }
  }

  @Test("A document above the limit of bytes is not looked into")
  func bytes() {
    let limits = JSONLimits(bytes: 4, values: 9)
    #expect(flaw("[1]".utf8, limits) == nil)
    #expect(flaw("[  ]  ".utf8, limits)?.reason == .bytes(limit: 4))
    #expect(flaw("[  ]  ".utf8, limits)?.sentence == "the document is larger than 4 bytes")
  }

  @Test("A flaw quotes nothing of the document")
  func discretion() {
    let sentence = flaw("{\"secret\": p8e-x}".utf8)?.sentence
    #expect(sentence == "line 1, column 12: expected a value")
  }

  @Test("Numbers at the very end, and white space around, are read")
  func edges() throws {
    #expect(try JSONValue(parsing: "12".utf8) == 12)
    #expect(try JSONValue(parsing: " -0.5e1\n".utf8) == -5)
    #expect(try JSONValue(parsing: "1.25".utf8) == .number(1.25))
    #expect(try JSONValue(parsing: "\r\n\t[ ] ".utf8) == [])
  }
}
