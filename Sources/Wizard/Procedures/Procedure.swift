import FoundationEssentials

/// One procedure as its file in `Screens/` describes it.
package struct Procedure: Equatable, Sendable {
  /// Its name on the command line, such as `smart-tags`.
  package var name: String
  /// Its title, such as `Smart Tags`.
  package var title: String
  /// One sentence for the home screen.
  package var summary: String
  /// Whether it can be started on its own, or only be called by others.
  package var isListed: Bool
  /// Its place on the home screen; lower ones stand above.
  package var rank: Int
  /// The steps in the order of the step list; screens name them by id.
  package var steps: [Step]
  /// The values its screens ask for or produce, by name.
  package var values: [String: ValueDefinition]
  /// Answers that decide a route, by the route's name; for answers files.
  package var routes: [String: Route]
  /// The id of the first screen.
  package var start: String
  /// The screens in file order.
  package var screens: [Screen]
  /// The file that it was read from, for a check of its spelling; empty when there is none.
  package internal(set) var source = Data()

  /// The screen of that id.
  package func screen(_ id: String) -> Screen? {
    screens.first { $0.id == id }
  }

  /// A line of the step list.
  package struct Step: Equatable, Sendable, Codable {
    /// What screens call it.
    package var id: String
    /// What the person reads.
    package var title: String
  }

  /// A way through the procedure that answers files can name.
  package struct Route: Equatable, Sendable, Codable {
    /// What the person reads.
    package var title: String
    /// The answers that lead there.
    package var answers: [String: String]
  }
}

/// A value that flows between screens by its name.
package struct ValueDefinition: Equatable, Sendable, Codable {
  /// What the person reads.
  package var label: String
  /// One sentence: where it comes from.
  package var help: String
  /// What kind of value it is.
  package var kind: Kind
  /// What stands in the field at first.
  package var preset: String?
  /// Names of the checks, in order.
  package var checks: [String]
  /// Whether a form can be left with it empty.
  package var isOptional: Bool
  /// Whether it is a JSON document, which people paste as several lines.
  package var isDocument: Bool { checks.contains("jwt-payload") }

  /// The kinds of value.
  package enum Kind: String, Equatable, Sendable, Codable {
    /// Text that may be shown.
    case text
    /// Text that may not.
    case secret
    /// Things to choose from, found by an operation.
    case list
  }

  private enum CodingKeys: String, CodingKey {
    case label
    case help
    case kind
    case preset
    case checks
    case isOptional = "optional"
  }

  /// Reads a definition; what is left out takes its default.
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    label = try members.decode(String.self, forKey: .label)
    help = try members.decodeIfPresent(String.self, forKey: .help) ?? ""
    kind = try members.decodeIfPresent(Kind.self, forKey: .kind) ?? .text
    preset = try members.decodeIfPresent(String.self, forKey: .preset)
    checks = try members.decodeIfPresent([String].self, forKey: .checks) ?? []
    isOptional = try members.decodeIfPresent(Bool.self, forKey: .isOptional) ?? false
  }
}
