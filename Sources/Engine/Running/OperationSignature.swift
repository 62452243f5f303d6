/// The name, the inputs and the outputs of an operation.
package struct OperationSignature: Equatable, Sendable {
  /// The name that screens use, such as `aem.author`.
  package var name: String
  /// The values it takes.
  package var inputs: [Parameter]
  /// The values it returns when it succeeds, with those of its parts.
  package var outputs: [Parameter]
  /// The parts that it reads, each of which can fail on its own; none for most operations.
  package var parts: [String]
  /// Whether it can change anything on the other side.
  package var changes: Bool
  /// The meaning of its outcome.
  package var verifies: Verification

  /// Describes an operation.
  ///
  /// Without `verifies`, one that changes something verifies what it changed, and any other one
  /// only looks.
  package init(
    name: String, inputs: [any OperationInput], outputs: [Parameter] = [],
    parts: [String] = [], changes: Bool, verifies: Verification? = nil
  ) {
    self.name = name
    self.inputs = inputs.map(\.parameter)
    self.parts = parts
    self.outputs = outputs
    self.changes = changes
    self.verifies = verifies ?? (changes ? .itself : .nothing)
    self.outputs += parts.flatMap { part in
      let name = self.name(of: part)
      return [
        Parameter(name: name, kind: .text, isOptional: true, contents: PartState.words),
        Parameter(name: Self.reason(of: name), kind: .text, isOptional: true),
      ]
    }
  }

  /// The name of the output that says how far it got with a part: `survey.ims` of `aem.survey`.
  ///
  /// The output `survey.ims.why` says why the part was not read.
  package func name(of part: String) -> String {
    "\(name.split(separator: ".").last ?? "").\(part)"
  }

  private static func reason(of output: String) -> String { "\(output).why" }

  /// The names of the outputs of these parts.
  package func outputs(of parts: some Sequence<String>) -> [String] {
    parts.map(name).flatMap { [$0, Self.reason(of: $0)] }
  }

  /// The texts of a conclusion, with those of its parts.
  package func texts(of conclusion: Conclusion) -> [String: String] {
    conclusion.parts.reduce(into: conclusion.texts) { texts, part in
      let output = name(of: part.key)
      texts[output] = part.value.word
      texts[Self.reason(of: output)] = part.value.reason
    }
  }

  /// Whether a run needs an input, when `given` are the names of those that get something.
  ///
  /// An input that takes the place of others is needed where none of them gets anything, and they
  /// are not needed where it alone does.
  package func needs(_ input: Parameter, given: Set<String>) -> Bool {
    if !input.replaces.isEmpty { return given.isDisjoint(with: input.replaces) }
    guard !given.contains(input.name) else { return !input.isOptional }
    let isReplaced = inputs.contains { given.contains($0.name) && $0.replaces.contains(input.name) }
    return !input.isOptional && !isReplaced
  }

  /// The inputs that a run gets, when `given` are the names of those that have something.
  ///
  /// An input that takes the place of others leaves them out.
  package func taken(of given: Set<String>) -> Set<String> {
    inputs.filter { given.contains($0.name) }.reduce(given) { $0.subtracting($1.replaces) }
  }

  /// The meaning of an operation's outcome.
  package enum Verification: Equatable, Sendable {
    /// It only looks: the task that runs it has to state what must be found.
    case nothing
    /// It has a condition of its own.
    case itself
    /// AEM itself went all the way to Adobe: everything that it rests on is verified with it.
    case wholeWay
  }

  /// A value that goes in or comes out.
  package struct Parameter: Equatable, Sendable {
    /// Its name within the operation, such as `password`.
    package var name: String
    /// The kind of value.
    package var kind: Kind
    /// Whether the operation can do without it.
    package var isOptional: Bool
    /// The names of the inputs in whose place it may come, such as `password` for a token.
    package var replaces: Set<String> = []
    /// The values that it can have; nil when they are not known beforehand.
    package var contents: Set<String>?

    /// A piece of text that must be there.
    package static func text(_ name: String) -> Parameter {
      Parameter(name: name, kind: .text, isOptional: false)
    }

    /// A piece of text that is one of these.
    package static func text(_ name: String, oneOf contents: Set<String>) -> Parameter {
      Parameter(name: name, kind: .text, isOptional: false, contents: contents)
    }

    /// A `yes` or a `no`.
    package static func answer(_ name: String) -> Parameter {
      text(name, oneOf: ["yes", "no"])
    }

    /// A piece of text that may be missing.
    package static func optional(_ name: String) -> Parameter {
      Parameter(name: name, kind: .text, isOptional: true)
    }

    /// A secret that must be there.
    package static func secret(_ name: String) -> Parameter {
      Parameter(name: name, kind: .secret, isOptional: false)
    }

    /// A list of things to choose from.
    package static func list(_ name: String) -> Parameter {
      Parameter(name: name, kind: .list, isOptional: false)
    }
  }

  /// The kinds of value.
  package enum Kind: String, Equatable, Sendable {
    /// Text that may be shown.
    case text
    /// Text that may not.
    case secret
    /// Things to choose from; only as an output.
    case list
  }
}
