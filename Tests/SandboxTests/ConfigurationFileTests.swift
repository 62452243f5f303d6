import Foundation
import Sandbox
import Testing
import Values

@Suite("Configuration files", .timeLimit(.minutes(5)))
struct ConfigurationFileTests {
  /// Texts and the values that Felix's own reader finds in them, by name; nil for a refusal.
  private static let vectors: [(String, [String: JSONValue]?)] = [
    (#"a="x\=y""# + "\n", ["a": "x=y"]), ("a=\"x=y\"\nb=\"2\"\n", nil),
    ("secret=\"abc==\"\nz=\"2\"\n", ["secret": "abc"]), ("a=\"x\"y\"\nb=\"2\"\n", nil),
    ("a=\"line1\nline2\"\n", ["a": "line1\nline2"]),
    (#"c=("\"iss\"\ :\ \"O@A\"")"# + "\n", ["c": [#""iss" : "O@A""#]]),
    ("c=[ \\\r\n  \"foo\", \\\r\n  \"bar\", \\\r\n  ]\r\n", ["c": ["foo", "bar"]]),
    ("c=[\"foo\"\n,\"bar\"]\n", ["c": ["foo", "bar"]]), ("c=[\"foo\" \"bar\"]\nd=\"1\"\n", nil),
    ("c=(\"foo\",)\n", ["c": ["foo"]]), ("c=[]\n", ["c": []]), ("c=\"\"\n", ["c": ""]),
    ("a=\"1\" # trailing\nb=\"2\"\n", ["a": "1", "b": "2"]),
    ("a=B\"yes\"\n", ["a": false]), ("a=I\"x\"\n", nil), ("a=I\" 5\"\n", nil),
    ("a=unquoted\nb=\"2\"\n", ["nquoted\nb": "2"]), ("a=T\"t\"\n", ["a": "t"]),
    (#"a="\u00e9\u0041""# + "\n", ["a": "éA"]), ("a=\"1\"\na=\"2\"\n", ["a": "2"]),
    (#"my\ key="1""# + "\n", ["my key": "1"]),
    (
      "a=F\"1080452710\"\nb=D\"4615288898129284301\"\nd=l[\"1\",\"2\"]\n",
      ["a": .number(3.6), "b": .number(3.6), "d": [1, 2]]
    ),
    ("a\n", nil), ("a=\"no end", ["a": "no end"]),
    ("a=\"1\";b=\"2\"\n", ["a": "1", ";b": "2"]), ("a:\"1\"\n", nil),
    (#"a="c:\dir""# + "\n", ["a": "c:dir"]), ("{ \"a\": \"1\" }\n", nil),
    ("a=\"1\"\r\r\nb=\"2\"\n", ["a": "1", "b": "2"]), ("a=\"1\"\rb=\"2\"\r", nil),
  ]

  @Test("The reader keeps, loses and refuses what Felix's does")
  func reader() throws {
    let aem = try Rehearsal().aem
    for (index, (text, _)) in Self.vectors.enumerated() {
      try ConsoleContract.upload(aem, "v\(index).config", text)
    }
    try ConsoleContract.upload(aem, "last.config", "a=\"1\"\n")
    #expect(
      try ConsoleContract.eventually { try ConsoleContract.properties(aem, "last") != nil })
    for (index, (text, expected)) in Self.vectors.enumerated() {
      let found = try ConsoleContract.properties(aem, "v\(index)")?
        .mapValues { $0["value"] ?? $0["values"] ?? .null }
      #expect(found == expected, "\(text)")
    }
  }

  @Test(
    "What the console writes is what the installer reads", arguments: SandboxGeneration.allCases)
  func writer(_ generation: SandboxGeneration) throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(generation: generation))
    let aem = rehearsal.aem
    let value = "a b=c\"d\\e\tü"
    let claims = "auth.token.provider.default.claims"
    let pid = "\(ConsoleContract.provider)~one"
    try ConsoleContract.upload(aem, "\(ConsoleContract.provider)-one.config", "name=\"x\"\n")
    #expect(
      try ConsoleContract.eventually { try ConsoleContract.properties(aem, pid) != nil })
    _ = try ConsoleContract.save(
      aem, pid,
      [
        "apply": "true", "propertylist": "name,\(claims),auth.token.provider.conn.timeout",
        "name": value, claims: "1", claims: "\"2\" : 3",
        "auth.token.provider.conn.timeout": "7000",
      ])
    let name = try #require(
      try ConsoleContract.files(aem).first { $0.hasPrefix(ConsoleContract.provider) })
    let text = try aem.get("/apps/system/config/\(name)").text
    let copy = name.replacing("-one", with: "-two")
    try ConsoleContract.upload(aem, copy, text)
    let other = "\(ConsoleContract.provider)~two"
    #expect(
      try ConsoleContract.eventually { try ConsoleContract.properties(aem, other) != nil })
    let stored = try ConsoleContract.properties(aem, other)
    #expect(stored?["name"]?["value"] == .string(value))
    #expect(stored?[claims]?["values"] == ["1", "\"2\" : 3"])
    #expect(stored?["auth.token.provider.conn.timeout"]?["value"] == 7000)
    #expect(try ConsoleContract.properties(aem, pid) == stored)
  }
}
