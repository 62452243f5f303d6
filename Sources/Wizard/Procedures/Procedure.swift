public import FoundationEssentials

/// One procedure as its file in `Screens/` describes it.
public struct Procedure: Equatable, Sendable {
  /// Its name on the command line, such as `smart-tags`.
  public var name: String
  /// Its title, such as `Smart Tags`.
  public var title: String
  /// One sentence for the home screen.
  public var summary: String
  /// Whether it can be started on its own, or only be called by others.
  public var isListed: Bool
  /// Its place on the home screen; lower ones stand above.
  public var rank: Int
  /// The steps in the order of the step list; screens name them by id.
  public var steps: [Step]
  /// The values its screens ask for or produce, by name.
  public var values: [String: ValueDefinition]
  /// Answers that decide a route, by the route's name; for answers files.
  public var routes: [String: Route]
  /// The id of the first screen.
  public var start: String
  /// The screens in file order.
  public var screens: [Screen]
  /// The file that it was read from, for a check of its spelling; empty when there is none.
  public internal(set) var source = Data()

  /// The screen of that id.
  public func screen(_ id: String) -> Screen? {
    screens.first { $0.id == id }
  }

  /// A line of the step list.
  public struct Step: Equatable, Sendable, Codable {
    /// What screens call it.
    public var id: String
    /// What the person reads.
    public var title: String
  }

  /// A way through the procedure that answers files can name.
  public struct Route: Equatable, Sendable, Codable {
    /// What the person reads.
    public var title: String
    /// The answers that lead there.
    public var answers: [String: String]
  }
}

/// A value that flows between screens by its name.
public struct ValueDefinition: Equatable, Sendable, Codable {
  /// What the person reads.
  public var label: String
  /// One sentence: where it comes from.
  public var help: String
  /// What kind of value it is.
  public var kind: Kind
  /// What stands in the field at first.
  public var preset: String?
  /// Names of the checks, in order.
  public var checks: [String]
  /// Whether a form can be left with it empty.
  public var isOptional: Bool
  /// Whether it is a JSON document, which people paste as several lines.
  public var isDocument: Bool { checks.contains("jwt-payload") }

  /// The kinds of value.
  public enum Kind: String, Equatable, Sendable, Codable {
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
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    label = try members.decode(String.self, forKey: .label)
    help = try members.decodeIfPresent(String.self, forKey: .help) ?? ""
    kind = try members.decodeIfPresent(Kind.self, forKey: .kind) ?? .text
    preset = try members.decodeIfPresent(String.self, forKey: .preset)
    checks = try members.decodeIfPresent([String].self, forKey: .checks) ?? []
    isOptional = try members.decodeIfPresent(Bool.self, forKey: .isOptional) ?? false
  }
}
