import FoundationEssentials
import HTTP
import Values

/// The content of the keystore of one AEM user.
struct Keystore: Equatable, Sendable {
  /// The home of the user, such as `/home/users/system/dam/dam-update-service`.
  var home: String
  /// Whether the user has a keystore.
  var exists: Bool
  /// The aliases with their certificates; empty when the user has no keystore.
  var entries: [Entry]

  /// An alias and what AEM shows of it.
  struct Entry: Equatable, Sendable {
    /// The alias; AEM writes it in lowercase.
    var alias: String
    /// `privateKey`, or what else AEM says.
    var type: String
    /// The certificates, the entry's own first.
    var chain: [Certificate]
  }

  /// A certificate as AEM shows it.
  struct Certificate: Equatable, Sendable {
    /// The subject's distinguished name.
    var subject: String
    /// The serial number, rounded as JSON numbers are; nil when AEM shows none.
    var serial: Double?
    /// When it expires, as AEM writes it.
    var notAfterText: String
    /// When it expires; nil when the text cannot be read.
    var notAfter: JavaDate? { JavaDate(notAfterText) }
  }

  /// The entry of an alias; AEM does not distinguish case.
  func entry(_ alias: String) -> Entry? {
    entries.first { $0.alias.lowercased() == alias.lowercased() }
  }

  /// Reads AEM's `.ks.json`: a store that is there says nothing of its existence.
  init(_ document: JSONValue, home: String) {
    self.home = home
    exists = document["exists"]?.bool ?? true
    entries = (document["aliases"]?.array ?? []).compactMap { entry in
      guard let alias = entry["alias"]?.string else { return nil }
      return Entry(
        alias: alias, type: entry["entryType"]?.string ?? "",
        chain: (entry["chain"]?.array ?? []).map { certificate in
          Certificate(
            subject: certificate["subject"]?.string ?? "",
            serial: certificate["serialNumber"].flatMap(Self.number),
            notAfterText: certificate["notAfter"]?.string ?? "")
        })
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .string(let text): Double(text)
    case .null, .bool, .array, .object: nil
    }
  }
}

extension AuthorClient {
  /// The homes of service users that are known; others are looked up by their id.
  private static let knownHomes = [
    "dam-update-service": "/home/users/system/dam/dam-update-service"
  ]

  /// The keystore of a user; nil when no home of that user can be found.
  func keystore(of userID: String) async throws(Problem) -> Keystore? {
    if let home = Self.knownHomes[userID], let store = try await keystore(in: home) {
      return store
    }
    guard let home = try await homes(of: userID)?.first else { return nil }
    return try await keystore(in: home)
  }

  /// The keystore of the user whose home this is; nil when there is no such home.
  func keystore(in home: String) async throws(Problem) -> Keystore? {
    let address = "\(Sling.encoded(home)).ks.json"
    return try json(try await get(address), path: address).map { Keystore($0, home: home) }
  }
}
