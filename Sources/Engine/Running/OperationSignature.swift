/// What an operation is called, takes and gives.
public struct OperationSignature: Equatable, Sendable {
  /// The name that screens use, such as `aem.author`.
  public var name: String
  /// The values it takes.
  public var inputs: [Parameter]
  /// The values it gives when it succeeds.
  public var outputs: [Parameter]
  /// Whether it can change anything on the other side.
  public var changes: Bool
  /// What its outcome shows.
  public var verifies: Verification

  /// Describes an operation.
  ///
  /// - Parameter verifies: left out, one that changes something verifies what it changed, and any
  ///   other one only looks.
  public init(
    name: String, inputs: [Parameter], outputs: [Parameter] = [], changes: Bool,
    verifies: Verification? = nil
  ) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.changes = changes
    self.verifies = verifies ?? (changes ? .itself : .nothing)
  }

  /// What an operation's outcome shows.
  public enum Verification: Equatable, Sendable {
    /// It only looks: the task that runs it has to state what must be found.
    case nothing
    /// It has a condition of its own.
    case itself
    /// AEM itself went all the way to Adobe: everything that it rests on is verified with it.
    case wholeWay
  }

  /// A value that goes in or comes out.
  public struct Parameter: Equatable, Sendable {
    /// Its name within the operation, such as `password`.
    public var name: String
    /// What kind of value it is.
    public var kind: Kind
    /// Whether the operation can do without it.
    public var isOptional: Bool
    /// All that it can be; nil when that is not known beforehand.
    public var contents: Set<String>?

    /// A piece of text that must be there.
    public static func text(_ name: String) -> Parameter {
      Parameter(name: name, kind: .text, isOptional: false)
    }

    /// A piece of text that is one of these.
    public static func text(_ name: String, oneOf contents: Set<String>) -> Parameter {
      Parameter(name: name, kind: .text, isOptional: false, contents: contents)
    }

    /// A `yes` or a `no`.
    public static func answer(_ name: String) -> Parameter {
      text(name, oneOf: ["yes", "no"])
    }

    /// A piece of text that may be missing.
    public static func optional(_ name: String) -> Parameter {
      Parameter(name: name, kind: .text, isOptional: true)
    }

    /// A secret that must be there.
    public static func secret(_ name: String) -> Parameter {
      Parameter(name: name, kind: .secret, isOptional: false)
    }

    /// A list of things to choose from.
    public static func list(_ name: String) -> Parameter {
      Parameter(name: name, kind: .list, isOptional: false)
    }
  }

  /// The kinds of value.
  public enum Kind: String, Equatable, Sendable {
    /// Text that may be shown.
    case text
    /// Text that may not.
    case secret
    /// Things to choose from; only as an output.
    case list
  }
}
