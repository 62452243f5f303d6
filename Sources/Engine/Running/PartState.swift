/// How far an operation got with one of its parts, each of which can fail on its own.
package enum PartState: Equatable, Sendable {
  /// It was read whole.
  case read
  /// It could not be read, or not all of it; why, in a sentence.
  case unread(String)
  /// The other side does not show it, whoever asks; why, in a sentence.
  case closed(String)

  /// Everything that ``word`` can be.
  static let words: Set<String> = ["read", "unread", "closed"]

  /// `read`, `unread` or `closed`, as the value of a part says it.
  package var word: String {
    switch self {
    case .read: "read"
    case .unread: "unread"
    case .closed: "closed"
    }
  }

  /// Why it was not read; nil when it was.
  package var reason: String? {
    switch self {
    case .read: nil
    case .unread(let reason), .closed(let reason): reason
    }
  }
}
