import Engine

/// The naming rule for inputs of an operation that the screen does not set.
///
/// An input `x` takes the value `x`, or `a.b` when it is called `aB`; else, of `aem.x` where the
/// operation talks to an author, of `x` in the group of its operation (`smartTags.x` for
/// `smart-tags.…`) and of `credential.x`, the first that is defined. An input that takes the place of
/// others has its value beside theirs: `token` takes `aem.token` where it replaces what takes
/// `aem.password`.
struct InputNaming: Sendable {
  /// The names of all values.
  let values: Set<String>

  /// The name of the value; nil when none has the name of the input.
  func value(for input: String, of signature: OperationSignature) -> String? {
    if let replaced = signature.inputs.first(where: { $0.name == input })?.replaces.min() {
      let group = value(for: replaced, of: signature)?.prefix { $0 != "." }
      return group.map { "\($0).\(input)" }.flatMap { values.contains($0) ? $0 : nil }
    }
    let room = Self.joined(signature.name.prefix { $0 != "." })
    let groups = (signature.talksToAuthor ? ["aem"] : []) + [room, "credential"]
    return ([input, Self.split(input)] + groups.map { "\($0).\(input)" })
      .first(where: values.contains)
  }

  /// The values of which an operation takes one or the others.
  func alternatives(in signature: OperationSignature) -> [Alternative] {
    signature.inputs.filter { !$0.replaces.isEmpty }.compactMap { input in
      let replaced = input.replaces.compactMap { value(for: $0, of: signature) }
      guard let value = value(for: input.name, of: signature),
        replaced.count == input.replaces.count
      else { return nil }
      return Alternative(value: value, replaced: Set(replaced))
    }
  }

  /// Splits an input's name at its first capital letter: `consoleUrl` becomes `console.url`.
  private static func split(_ input: String) -> String {
    let first = input.prefix { !$0.isUppercase }
    let rest = input.dropFirst(first.count)
    return rest.isEmpty ? input : "\(first).\(rest.prefix(1).lowercased())\(rest.dropFirst())"
  }

  /// Joins the words of a name with hyphens: `smart-tags` becomes `smartTags`.
  private static func joined(_ name: Substring) -> String {
    let words = name.split(separator: "-")
    let later = words.dropFirst().map { "\($0.prefix(1).uppercased())\($0.dropFirst())" }
    return (words.prefix(1).map(String.init) + later).joined()
  }
}

extension OperationSignature {
  /// Whether it talks to an AEM author: it takes the author's address.
  fileprivate var talksToAuthor: Bool { inputs.contains { $0.name == "url" } }
}

extension TaskDefinition {
  /// The names in a list of parts, such as `release, ims`.
  static func parts(in text: String) -> [String] {
    text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  /// Adds the implied inputs and outputs, and notes those that the file names although they are
  /// implied.
  mutating func bind(_ signature: OperationSignature, by naming: InputNaming) {
    bindParts(signature, by: naming)
    for input in signature.inputs.map(\.name) where constants?[input] == nil {
      let usual = naming.value(for: input, of: signature)
      if withheld.contains(input) {
        if usual == nil { needless.append("\"\(input)\" gets nothing anyway") }
      } else if let written = inputs[input] {
        if written == usual { needless.append("\"\(input)\" takes \"\(written)\" anyway") }
      } else {
        inputs[input] = usual
      }
    }
  }
}

extension TaskDefinition {
  /// Adds the outputs that say how far it got with each part that it is told to read.
  private mutating func bindParts(_ signature: OperationSignature, by naming: InputNaming) {
    let named = constants?["parts"].map(Self.parts)
    let parts = signature.parts.filter { named?.contains($0) ?? true }
    for output in signature.outputs(of: parts) where naming.values.contains(output) {
      if outputs?[output] == output { needless.append("\"\(output)\" gives \"\(output)\" anyway") }
      if outputs?[output] == nil { outputs = (outputs ?? [:]).merging([output: output]) { $1 } }
    }
  }
}

extension Procedure {
  /// Adds the implied inputs and outputs of its tasks.
  mutating func bind(_ operations: OperationCatalog, by naming: InputNaming) {
    for index in screens.indices {
      guard var page = screens[index].page, page.runsTasks else { continue }
      if let signature = page.task.flatMap({ operations.signature(of: $0.operation) }) {
        page.task?.bind(signature, by: naming)
      }
      for place in page.tasks.indices {
        let operation = page.tasks[place].task.operation
        guard let signature = operations.signature(of: operation) else { continue }
        page.tasks[place].task.bind(signature, by: naming)
      }
      screens[index].kind = .page(page)
    }
  }
}
