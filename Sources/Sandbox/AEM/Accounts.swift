import FoundationEssentials

/// The author's users and their passwords.
struct Accounts: Sendable {
  private let passwords: [String: String]

  /// Creates the accounts `admin`, which can do everything, and `operator`, which can read.
  init(_ credential: SandboxCredential, _ faults: Set<SandboxFault>) {
    let suffix = faults.contains(.wrongPassword) ? "-changed" : ""
    passwords = [
      "admin": credential.adminPassword + suffix, "operator": credential.operatorPassword,
    ]
  }

  /// The user that a request's Basic credentials name; nil without credentials, or for wrong ones.
  func account(of request: IncomingRequest) -> Account? {
    BasicCredentials.read(request).flatMap { account($0.user, password: $0.password) }
  }

  /// A user by name and password; nil for a wrong password.
  func account(_ user: String, password: String) -> Account? {
    passwords[user] == password ? account(named: user) : nil
  }

  /// A user who has signed in before; nil for unknown names.
  func account(named user: String) -> Account? {
    passwords[user] == nil ? nil : Account(name: user, isAdministrator: user == "admin")
  }
}

/// The `Authorization: Basic` field.
enum BasicCredentials {
  /// User and password; nil without a readable field.
  static func read(_ request: IncomingRequest) -> (user: String, password: String)? {
    guard let field = request.header("Authorization") else { return nil }
    let words = field.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, words[0].lowercased() == "basic",
      let bytes = Data(base64Encoded: String(words[1]))
    else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}
