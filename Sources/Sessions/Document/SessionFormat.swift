import Values

/// The file format: one JSON document, its version, and the checksum over its bytes.
///
/// `sha256` is the digest of the whole file with its own 64 digits replaced by zeros, so that it
/// holds for every byte whatever writes the JSON; `sed` and `sha256sum` can verify it. This rule is
/// the same in every version: a file whose sum is wrong is damaged, not newer.
struct SessionFormat: Sendable {
  /// Turns a document of one version into the next one.
  typealias Migration = @Sendable (JSONValue) throws(SessionDamage) -> JSONValue

  /// The content of the member `format`.
  static let name = "aem-setup/session"
  /// The format that this version of aem-setup writes.
  static let current = SessionFormat(version: 2, migrations: [:])

  /// The version that is written, and the newest that can be read.
  var version: Int
  /// The migrations by the version that they start from.
  var migrations: [Int: Migration]

  /// The result of judging the bytes of a file.
  enum Reading: Equatable, Sendable {
    /// A session; `version` is the one it was written in.
    case session(SessionFile, version: Int)
    /// Intact, and written by a later version of aem-setup.
    case newer(version: Int)
    /// Intact, and written by an earlier version from which nothing leads here.
    case older(version: Int)
    /// Not to be trusted, because of this damage.
    case damaged(SessionDamage)
  }

  private static let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 64)

  /// The bytes of a file; nil when the state holds a number that JSON cannot say.
  func bytes(of file: SessionFile) -> [UInt8]? {
    // The place of the sum is found by digits that stand nowhere else.
    let mark = Hexadecimal.random(byteCount: 32)
    var document = SessionCoding.document(of: file, version: version)
    document["sha256"] = .string(mark)
    guard var bytes = try? JSONValue.object(document).encoded(pretty: true) else { return nil }
    bytes.append(UInt8(ascii: "\n"))
    guard let place = Self.place(of: mark, in: bytes) else { return nil }
    bytes.replaceSubrange(place, with: Self.zeros)
    bytes.replaceSubrange(place, with: Checksum.sha256(bytes).hexadecimal.utf8)
    return bytes
  }

  /// Judges the bytes of a file.
  func read(_ bytes: [UInt8]) -> Reading {
    do throws(SessionDamage) {
      let document = try Self.intactDocument(bytes)
      guard let written = document["version"]?.integer else { throw .member("version") }
      guard let reader = document["minReader"]?.integer else { throw .member("minReader") }
      if written > version || reader > version { return .newer(version: max(written, reader)) }
      guard written < 1 || (written..<version).allSatisfy({ migrations[$0] != nil }) else {
        return .older(version: written)
      }
      return .session(
        try SessionCoding.file(of: try migrated(document, from: written)), version: written)
    } catch {
      return .damaged(error)
    }
  }

  private func migrated(_ document: JSONValue, from written: Int) throws(SessionDamage)
    -> JSONValue
  {
    var document = document
    for step in stride(from: written, to: version, by: 1) {
      guard let migration = migrations[step] else { throw .member("version") }
      document = try migration(document)
    }
    return document
  }

  private static func intactDocument(_ bytes: [UInt8]) throws(SessionDamage) -> JSONValue {
    guard !bytes.isEmpty else { throw .empty }
    guard let document = try? JSONValue(parsing: bytes, limits: .session) else {
      throw .notJSON
    }
    guard document["format"]?.string == name else { throw .notASession }
    guard let sum = document["sha256"]?.string, Hexadecimal.isText(sum, byteCount: 32),
      let place = place(of: sum, in: bytes)
    else { throw .checksum }
    var covered = bytes
    covered.replaceSubrange(place, with: zeros)
    guard Checksum.sha256(covered).hexadecimal == sum else { throw .checksum }
    return document
  }

  /// The position of the checksum's digits.
  ///
  /// The search begins at the end, because they come after the body.
  private static func place(of digits: String, in bytes: [UInt8]) -> Range<Int>? {
    let digits = Array(digits.utf8)
    guard bytes.count >= digits.count else { return nil }
    for start in stride(from: bytes.count - digits.count, through: 0, by: -1)
    where bytes[start] == digits[0] && bytes[start..<start + digits.count].elementsEqual(digits) {
      return start..<start + digits.count
    }
    return nil
  }
}
