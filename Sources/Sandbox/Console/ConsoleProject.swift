/// A project in Developer Console.
struct ConsoleProject: Codable, Equatable, Sendable {
  /// The purpose of a project.
  enum Kind: String, Codable, Sendable {
    /// An ordinary project, with one workspace.
    case plain = "default"
    /// An App Builder project, with any number of workspaces.
    case appBuilder = "jaeger"
  }

  /// The number of the project in the API's paths: 19 digits.
  let id: String
  /// The number of its organization.
  let organization: String
  var name: String
  var title: String
  var description: String
  let kind: Kind
  /// The time of its creation, in milliseconds since 1970.
  let created: Int
  /// The time of the last change, in milliseconds since 1970.
  var modified: Int
  var workspaces: [ConsoleWorkspace]
}

/// A workspace of a project, to which credentials belong.
struct ConsoleWorkspace: Codable, Equatable, Sendable {
  /// The number of the workspace in the API's paths: 19 digits.
  let id: String
  var name: String
  var title: String
  var description: String
  /// The time of its creation, in milliseconds since 1970.
  let created: Int
  /// The time of the last change, in milliseconds since 1970.
  var modified: Int
}
