public import Wizard

/// Finds, before anything is sent, every answer that an answers file lacks.
public struct MissingAnswers: Sendable {
  private let catalog: ProcedureCatalog
  private let answers: [String: String]
  private let secrets: Set<String>

  /// Prepares for a file's answers.
  ///
  /// - Parameters:
  ///   - answers: the route's and the file's answers.
  ///   - secrets: the names of the secrets that the file refers to.
  public init(
    catalog: ProcedureCatalog, answers: [String: String], secrets: Set<String>
  ) {
    self.catalog = catalog
    self.answers = answers
    self.secrets = secrets
  }

  /// An answer that is missing or cannot be given.
  public struct Gap: Equatable, Sendable {
    /// The value's name, which is its key in the file.
    public var name: String
    /// What it means, and which answers there are.
    public var meaning: String
  }

  /// All gaps on the way that the answers lead, in the order of the screens.
  public func gaps(in procedure: String) -> [Gap] {
    var state = Way(values: answers)
    follow(procedure, &state)
    return state.gaps
  }

  private struct Way {
    var values: [String: String]
    var produced: Set<String> = []
    var gaps: [Gap] = []
    var depth = 0
  }

  private func follow(_ name: String, _ way: inout Way) {
    guard let procedure = catalog.procedures[name], way.depth < 8 else { return }
    way.depth += 1
    defer { way.depth -= 1 }
    var seen: Set<String> = []
    var next: String? = procedure.start
    while let id = next, seen.insert(id).inserted, let screen = procedure.screen(id) {
      visit(screen, procedure, &way)
      let known = way.values.merging(secrets.map { ($0, "given") }) { text, _ in text }
      let transition = screen.transitions.first { $0.when?.holds(in: known) ?? true }
      for (value, text) in transition?.set ?? [:] {
        way.produced.insert(value)
        // A text that names other values is known only on the way.
        way.values[value] = text.contains("{") ? nil : text
      }
      next = transition?.to
    }
  }

  private func visit(_ screen: Screen, _ procedure: Procedure, _ way: inout Way) {
    func definition(_ name: String) -> ValueDefinition? {
      catalog.definition(of: name, in: [procedure.name])
    }
    func note(_ name: String, _ meaning: String) {
      guard !way.gaps.contains(where: { $0.name == name }) else { return }
      let values = way.values
      way.gaps.append(Gap(name: name, meaning: Interpolation.fill(meaning) { values[$0] }))
    }
    switch screen.kind {
    case .form(let fields):
      for field in fields {
        guard let definition = definition(field), way.values[field] == nil,
          !secrets.contains(field), !way.produced.contains(field)
        else { continue }
        if let preset = definition.preset ?? (definition.isOptional ? "" : nil) {
          way.values[field] = preset
        } else {
          note(field, "\(definition.label): \(definition.help)")
        }
      }
    case .choice(let choice):
      let offered = choice.options.filter { $0.unavailable == nil }.map(\.value)
      guard let answer = way.values[choice.value] ?? definition(choice.value)?.preset else {
        let found = choice.list == nil ? [] : ["one that is found on the way"]
        let known = (offered + found).joined(separator: ", ")
        note(choice.value, "\(screen.title) One of: \(known)")
        return
      }
      way.values[choice.value] = answer
      let fixed = choice.options.first { $0.value == answer }
      if let reason = fixed?.unavailable {
        note(choice.value, "\(screen.title) \"\(answer)\" cannot be chosen: \(reason)")
      } else if fixed == nil, choice.list == nil {
        note(
          choice.value,
          "\(screen.title) Not \"\(answer)\", but one of: \(offered.joined(separator: ", "))")
      }
    case .checklist(let items):
      for item in items {
        guard let value = item.value, way.values[value] != "yes" else { continue }
        note(value, "Say \"yes\" when this holds: \(item.text)")
      }
    case .task(let task):
      way.produced.formUnion(task.outputs.map { Array($0.values) } ?? [])
    case .call(let call):
      way.values.merge(call.with ?? [:]) { _, new in new }
      follow(call.procedure, &way)
    case .notice, .walkthrough, .summary:
      break
    }
  }
}
