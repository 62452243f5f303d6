import Values

/// How a session came to be, and what it needs to go on.
package struct SessionOrigin: Equatable, Sendable {
  /// Who or what gives the answers.
  package enum Kind: String, Equatable, Sendable, CaseIterable {
    /// Somebody at a terminal.
    case person
    /// An answers file.
    case answers
    /// The demonstration against the built-in sandbox.
    case demo
  }

  /// Who or what gives the answers.
  package let kind: Kind
  /// The absolute path of the answers file.
  package internal(set) var path: String?
  /// What the sandbox needs to stand again as it stood; it is opaque here.
  package internal(set) var sandboxState: String?

  /// Members that a later program of the same format version has added.
  var others: [String: JSONValue] = [:]

  /// Describes an origin.
  package init(_ kind: Kind, path: String? = nil, sandboxState: String? = nil) {
    self.kind = kind
    self.path = path
    self.sandboxState = sandboxState
  }
}
