import Testing

@testable import Engine

/// The reader and the writer against what Felix's own did with the same files.
@Suite struct OSGiReaderTests {
  @Test(arguments: OSGiVectors.all.indices)
  func everyVectorGivesTheReferenceResult(_ index: Int) {
    let vector = OSGiVectors.all[index]
    #expect(rendered(vector.file, .newest) == vector.result)
  }

  /// The generations differ only in spaces around `=`.
  @Test(arguments: OSGiVectors.all.indices)
  func olderReadersDifferWhereTheyShould(_ index: Int) {
    let (file, result) = OSGiVectors.all[index]
    let isSpaced = file.hasPrefix("a = ")
    #expect(rendered(file, .aem65) == (isSpaced ? "OUT {}" : result))
    #expect(rendered(file, .last18) == rendered(file, .aem65))
  }

  /// Comments by the rule of `ConfigurationHandler`: only where a name can begin, and up to the
  /// line's end.
  @Test(
    "Comments between entries", arguments: FelixReaderAge.allCases,
    [
      ("# one\na=\"1\"\n# two\r\n  # three\nb=\"2\"\n#", "OUT {a=String:<1>, b=String:<2>}"),
      ("a=\"1\" # behind\rb=\"2\"\n", "OUT {a=String:<1>, b=String:<2>}"),
      ("a#b=\"#1\"\n#c=\"2\"\n", "OUT {a#b=String:<#1>}"),
      ("a=[\"1\",\n# in a list\n\"2\"]\n", "ERR Unexpected token 34; expected: 61 (line=2, pos=2)"),
    ])
  func comments(_ age: FelixReaderAge, _ vector: (file: String, result: String)) {
    #expect(rendered(vector.file, age) == vector.result)
  }

  @Test func theWriterWritesAsFelixDoes() {
    let configuration = OSGiConfiguration([
      ("arr", .array(.string, [.string("x"), .string("y z")])),
      ("b", .scalar(.boolean(true))), ("c", .scalar(.character(0x78))),
      ("coll", .collection([.string("p"), .string("q")])),
      ("d", .scalar(.double(bitPattern: 3.6.bitPattern))), ("e", .text("")),
      ("earr", .array(.string, [])), ("ecoll", .collection([])),
      ("f", .scalar(.float(bitPattern: Float(3.6).bitPattern))), ("h", .scalar(.short(2))),
      ("i", .scalar(.integer(5))), ("l", .scalar(.long(6))), ("larr", .array(.long, [.long(1)])),
      ("my key", .text("v")), ("parr", .array(.primitiveInteger, [.integer(1), .integer(2)])),
      ("s", .text("a b=c\"d\\e\tf\u{1}g é")), ("y", .scalar(.byte(1))),
    ])
    let expected = [
      #"arr=[ \"#, #"  "x", \"#, #"  "y\ z", \"#, #"  ]"#, #"b=B"true""#, #"c=C"x""#,
      #"coll=( \"#, #"  "p", \"#, #"  "q", \"#, ")", #"d=D"4615288898129284301""#, #"e="""#,
      #"earr=[ \"#, "  ]", #"ecoll=( \"#, ")", #"f=F"1080452710""#, #"h=S"2""#, #"i=I"5""#,
      #"l=L"6""#, #"larr=L[ \"#, #"  "1", \"#, "  ]", #"my\ key="v""#, #"parr=i[ \"#,
      #"  "1", \"#, #"  "2", \"#, "  ]", #"s="a\ b\=c\"d\\e\tf\u0001g\ é""#, #"y=X"1""#,
    ].map { $0 + "\r\n" }.joined()
    #expect(String(decoding: FelixConfigWriter().write(configuration), as: UTF8.self) == expected)
  }

  @Test func losesAreToldWithTheirPlace() {
    let reading = FelixConfigReader().read(Array("secret=\"abc=\"\nz=\"2\"\n".utf8))
    #expect(
      reading.notes == [
        .init(kind: .cutAtEquals, property: "secret", line: 1, column: 12),
        .init(kind: .restDropped, property: "secret", line: 1, column: 13),
      ])
    let twice = FelixConfigReader().read(Array("a=\"1\"\r\na=\"2\"\r\n".utf8))
    #expect(twice.notes == [.init(kind: .duplicate, property: "a", line: 2, column: 1)])
  }

  @Test func piecesOfACutSecretAreConcealed() {
    let file = "client.secret=\"ab=cd=ef\"\nb=\"1\"\n"
    let reading = FelixConfigReader(.newest).read(Array(file.utf8))
    #expect(reading.concealed.contains("cd"))
    #expect(reading.conceals("client.secret"))
    #expect(!reading.conceals("b"))
  }

  @Test func jsonFilesAreReadWithTheirComments() {
    let file = """
      // Configuration created by Apache Sling JCR Installer
      {
        "url":"https://host/*not a comment*/", /* one */
        "names":["a","b"], "on":true, "n:Integer":5, ":configurator:x":"y",
        "tags:Collection<String>":["t"]
      }
      """
    #expect(
      OSGiJSONFormat.read(Array(file.utf8))
        == OSGiConfiguration([
          ("url", .text("https://host/*not a comment*/")),
          ("names", .array(.string, [.string("a"), .string("b")])),
          ("on", .scalar(.boolean(true))), ("n", .scalar(.integer(5))),
          ("tags", .collection([.string("t")])),
        ]))
    #expect(OSGiJSONFormat.read(Array("a=\"1\"".utf8)) == nil)
  }

  private func rendered(_ file: String, _ age: FelixReaderAge) -> String {
    let reading = FelixConfigReader(age).read(Array(file.utf8))
    switch reading.error?.cause {
    case .unexpectedToken(let token, let line, let position):
      return "ERR Unexpected token \(token); expected: 61 (line=\(line), pos=\(position))"
    case .notANumber: return "ERR number"
    case nil: break
    }
    let properties = reading.configuration.properties.map { "\($0.name)=\(rendered($0.value))" }
    return "OUT {\(properties.joined(separator: ", "))}"
  }

  private func rendered(_ value: OSGiValue) -> String {
    let all = value.elements.map { "\($0.type.name):<\($0.text)>" }.joined(separator: ", ")
    return switch value {
    case .scalar: all
    case .array(let type, _): "\(type.name)[\(all)]"
    case .collection: "Collection(\(all))"
    }
  }
}
