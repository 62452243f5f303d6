import FoundationEssentials
import Testing
import Values

@testable import Sessions

@Suite("The members of the session document")
struct SessionCodingTests {
  /// The whole document, as it is read back.
  private var whole: JSONValue {
    var members = SessionCoding.document(
      of: SessionFile(.sample(), now: .sample), version: SessionFormat.current.version)
    members["sha256"] = "0"
    return .object(members)
  }

  /// The document with another value at a path, or without that member.
  private func put(
    _ value: JSONValue?, at path: ArraySlice<Substring>, in object: JSONValue?
  ) -> JSONValue {
    var members = object?.object ?? [:]
    guard let name = path.first.map(String.init) else { return object ?? .null }
    let rest = path.dropFirst()
    members[name] = rest.isEmpty ? value : put(value, at: rest, in: members[name])
    return .object(members)
  }

  private func damage(_ path: String, _ value: JSONValue?) -> SessionDamage? {
    do throws(SessionDamage) {
      _ = try SessionCoding.file(of: put(value, at: path.split(separator: ".")[...], in: whole))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "format", "version", "minReader", "generation", "sha256", "body", "body.id", "body.created",
    "body.updated", "body.procedure", "body.title", "body.status", "body.origin",
    "body.origin.kind", "body.fingerprintKey", "body.state",
  ])
  func aMissingMemberIsToldWithItsPath(path: String) {
    #expect(damage(path, nil) == .member(path))
  }

  @Test(
    arguments: [
      ("generation", "1"), ("body.id", "0123"), ("body.id", 1), ("body.created", "yesterday"),
      ("body.created", 1), ("body.updated", ""), ("body.procedure", 1), ("body.title", .null),
      ("body.status", "done"), ("body.status", false), ("body.origin.kind", "robot"),
      ("body.origin.path", 1), ("body.origin.sandboxState", []), ("body.fingerprintKey", "AB"),
    ] as [(String, JSONValue)])
  func anotherShapeIsToldWithItsPath(path: String, value: JSONValue) {
    #expect(damage(path, value) == .member(path))
  }

  @Test func whatNeedNotBeThereIsNoDamage() {
    #expect(damage("body.origin.path", nil) == nil)
    #expect(damage("body.origin.sandboxState", nil) == nil)
    #expect(damage("body.later", "x") == nil)
  }

  /// The bytes of the golden file with one text replaced, and a checksum that fits.
  private func resealed(_ old: String, _ new: String) throws -> [UInt8] {
    let zeros = String(repeating: "0", count: 64)
    let sum = "b12c133dbd009ebc28ba7860b71fd11010de6b2651e96c221af6fc7bb9d48736"
    let text = GoldenFile.version2.replacing(sum, with: zeros).replacing(old, with: new)
    try #require(text.contains(zeros) && text.contains(new))
    return Array(
      text.replacing(zeros, with: Checksum.sha256(Array(text.utf8)).hexadecimal).utf8)
  }

  @Test func aFileThatAsksForALaterReaderIsNewer() throws {
    let read = SessionFormat.current.read
    #expect(read(try resealed("\"minReader\" : 2", "\"minReader\" : 3")) == .newer(version: 3))
    #expect(read(try resealed("\"version\" : 2", "\"version\" : 4")) == .newer(version: 4))
    let zero = try resealed("\"version\" : 2", "\"version\" : 0")
    #expect(read(zero) == .damaged(.member("version")))
  }

  @Test func timesAreWholeSecondsThatHavePassed() {
    let file = SessionFile(.sample(), now: .sample + 0.9)
    #expect(file.created == .sample && file.updated == .sample)
  }
}
