/// A project in Developer Console.
struct ConsoleProject: Codable, Equatable, Sendable {
  /// What a project is made for.
  enum Kind: String, Codable, Sendable {
    /// An ordinary project, with one workspace.
    case plain = "default"
    /// An App Builder project, with as many workspaces as wanted.
    case appBuilder = "jaeger"
  }

  /// 19 digits.
  let id: String
  /// The number of its organization.
  let organization: String
  var name: String
  var title: String
  var description: String
  let kind: Kind
  /// Milliseconds since 1970.
  let created: Int
  /// Milliseconds since 1970.
  var modified: Int
  var workspaces: [ConsoleWorkspace]
}

/// A workspace of a project, to which credentials belong.
struct ConsoleWorkspace: Codable, Equatable, Sendable {
  /// 19 digits.
  let id: String
  var name: String
  var title: String
  var description: String
  /// Milliseconds since 1970.
  let created: Int
  /// Milliseconds since 1970.
  var modified: Int
}
