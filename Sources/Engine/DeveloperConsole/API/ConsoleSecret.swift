import FoundationEssentials
import Values

/// A client secret as the console shows it.
struct ConsoleSecret: Sendable {
  /// The name by which it is deleted.
  let id: String
  /// When it was created.
  let created: Date?
  /// When it was last used for a token; nil when that is not recorded.
  let lastUsed: Date?
  /// The secret itself, where an answer carries it.
  let value: Secret?

  /// Reads one; nil without an identifier.
  init?(_ json: JSONValue) {
    id = json["uuid"]?.identifier ?? ""
    created = json["created_at"]?.milliseconds
    lastUsed = json["secret_usages"]?.array?.compactMap { $0["last_used_at"]?.milliseconds }.max()
    value = json["client_secret"]?.string.flatMap { text in
      text.isEmpty ? nil : Secret(copying: text.utf8)
    }
    guard !id.isEmpty else { return nil }
  }

  /// `20 November 2026`, or that it is not known.
  var createdText: String { created?.day ?? "at an unknown time" }
  /// `20 November 2026`; nil when no use is recorded.
  var lastUsedText: String? { lastUsed?.day }
}
