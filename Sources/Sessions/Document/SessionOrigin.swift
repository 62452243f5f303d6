import Values

/// How a session began, and what it needs to continue.
package struct SessionOrigin: Equatable, Sendable {
  /// The sources of answers.
  package enum Kind: String, Equatable, Sendable, CaseIterable {
    /// Somebody at a terminal.
    case person
    /// An answers file, without a person.
    case answers
    /// The demonstration against the built-in sandbox.
    case demo
  }

  /// The source of the answers.
  package let kind: Kind
  /// The absolute path of the answers file.
  package internal(set) var path: String?
  /// The state from which the sandbox can start again; this module does not interpret it.
  package internal(set) var sandboxState: String?

  /// Members that a later program of the same format version has added.
  var others: [String: JSONValue] = [:]

  package init(_ kind: Kind, path: String? = nil, sandboxState: String? = nil) {
    self.kind = kind
    self.path = path
    self.sandboxState = sandboxState
  }
}
