import FoundationEssentials
import Values

/// The content of a JSON file of Developer Console, of the `aio` program or of AEM as a Cloud
/// Service.
///
/// Unknown members and unknown kinds are skipped, missing lists count as empty: what the consoles
/// write has changed more than once.
///
/// Parsing creates strings of all values for a moment, the secret's among them: they end with the
/// initializer that reads them, and only the locked copy continues.
struct CredentialDocument: Sendable {
  /// Which kind of file it is.
  enum Shape: String, Sendable {
    /// The download of a project's workspace.
    case workspace
    /// The download of one credential, with names in capitals.
    case credential
    /// The service credentials of AEM as a Cloud Service.
    case serviceToken = "aem-service-token"
    /// One or more contexts of `aio`.
    case context = "aio-context"
  }

  /// An API that the project has.
  struct Service: Equatable, Sendable {
    var code: String
    var name: String
    /// The product profiles, when the file has them.
    var profiles: [String]
  }

  /// A credential of a kind that nothing here works with.
  struct Other: Equatable, Sendable {
    var name: String
    /// The name of the kind in the file, such as `apikey`.
    var kind: String
  }

  /// The kind of file that it was recognized as.
  var shape: Shape
  /// The credentials that are understood, in the file's order; a migrating one becomes its two
  /// halves.
  var credentials: [ConsoleCredential] = []
  /// Credentials of kinds that are not understood.
  var others: [Other] = []
  /// The APIs of the project.
  var services: [Service] = []
  /// The project's title or name; empty when the file has none.
  var project = ""
  /// The organization's name; empty when the file has none.
  var organization = ""

  /// Reads a document; one without any credential is a document all the same when its shape is
  /// known.
  init(_ bytes: some Collection<UInt8>) throws(CredentialFileFlaw) {
    let json: JSONValue
    do throws(JSONFlaw) {
      json = try JSONValue(parsing: bytes, limits: .file)
    } catch {
      throw Self.lookalike(bytes, error)
    }
    guard json.object != nil else { throw .notJSON(nil) }
    if json["values"]?.array?.contains(where: { $0["key"] != nil }) == true {
      throw .postmanEnvironment
    }
    guard
      let found = Self.workspace(json) ?? Self.alone(json) ?? Self.serviceToken(json)
        ?? Self.contexts(json)
    else { throw .noCredential }
    self = found
  }

  init(shape: Shape) {
    self.shape = shape
  }

  /// Every secret in it, for hiding them in what is shown.
  var secrets: [Secret] {
    credentials.flatMap { credential in
      guard case .pem(let key) = credential.privateKey else { return credential.clientSecrets }
      return credential.clientSecrets + [key]
    }
  }

  /// The OAuth Server-to-Server credentials.
  ///
  /// - Throws: what is in the file instead.
  func oauth() throws(CredentialFileFlaw) -> [ConsoleCredential] {
    let found = credentials.filter(\.kind.isOAuth)
    guard found.isEmpty else { return found }
    switch credentials.first?.kind {
    case .serviceAccount: throw .serviceAccount
    case .serviceToken: throw .serviceToken
    case .oauth, .oauthMigrating, nil: throw .noCredential
    }
  }

  /// The one credential that is meant.
  ///
  /// `name` is needed when there are several. Throws ``CredentialFileFlaw/several(names:)`` when it
  /// is missing or fits more than one, ``CredentialFileFlaw/noneNamed(_:names:)`` when it fits
  /// none.
  static func choose(
    _ name: String?, from all: [ConsoleCredential], _ cleaner: Cleaner
  ) throws(CredentialFileFlaw) -> ConsoleCredential {
    let names = all.map { cleaner.line($0.name, limit: 60) }
    let matching = name.map { name in all.filter { $0.name == name } } ?? all
    if let name, matching.isEmpty {
      throw .noneNamed(cleaner.line(name, limit: 60), names: names)
    }
    guard let first = matching.first, matching.count == 1 else { throw .several(names: names) }
    return first
  }

  private static func lookalike(
    _ bytes: some Collection<UInt8>, _ flaw: JSONFlaw
  ) -> CredentialFileFlaw {
    let start = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    let text = start.trimmed
    if bytes.isEmpty || text.isEmpty { return .empty }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .archive }
    if text.contains("PRIVATE KEY-----") { return .privateKey }
    if text.contains("BEGIN CERTIFICATE-----") { return .certificate }
    let head = text.lowercased()
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return .webPage }
    return .notJSON(flaw)
  }
}
