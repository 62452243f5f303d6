/// The possible contents of a catalog's values, as far as its files decide them.
struct PossibleContents {
  private let definitions: [String: ValueDefinition]
  /// The values that a choice or a tick asks for.
  private var asked: Set<String> = []
  /// The contents that choices, ticks, ways out and calls give a value, by its name.
  private var given: [String: Set<String>] = [:]
  /// The values that a person types, an operation finds or another value is copied to.
  private var open: Set<String> = []

  /// Collects them from all procedures.
  init(_ catalog: ProcedureCatalog) {
    definitions = catalog.values
    for (name, definition) in catalog.values {
      if let preset = definition.preset { given[name, default: []].insert(preset) }
    }
    for screen in catalog.procedures.values.flatMap(\.screens) { collect(screen) }
  }

  /// Whether a value can be that.
  ///
  /// What no choice and no tick asks for can be anything: a procedure that is called may be ready
  /// for more than its callers hand over today.
  func allow(_ content: String, of value: String) -> Bool {
    guard asked.contains(value), !open.contains(value) else { return true }
    return given[value, default: []].contains(content)
  }

  private mutating func collect(_ screen: Screen) {
    for (name, text) in screen.settings.joined() { copy(text, to: name) }
    switch screen.kind {
    case .page(let page):
      for name in page.fieldNames { collect(field: name) }
      open.formUnion(page.allTasks.flatMap(\.outputValues))
      for name in page.allItems.compactMap(\.value) {
        asked.insert(name)
        given[name, default: []].insert("yes")
      }
    case .choice(let choice):
      asked.insert(choice.value)
      if choice.list != nil { open.insert(choice.value) }
      given[choice.value, default: []].formUnion(choice.options.map(\.value))
    case .call(let call):
      for (name, text) in call.with ?? [:] { copy(text, to: name) }
    case .summary:
      break
    }
  }

  private mutating func collect(field name: String) {
    switch definitions[name]?.kind {
    case .option?:
      asked.insert(name)
      given[name, default: []].formUnion(definitions[name]?.options.map(\.value) ?? [])
    case .tick?:
      asked.insert(name)
      given[name, default: []].formUnion(["yes", "no"])
    case .text?, .secret?, .list?, .url?, .file?, .number?, .json?, nil:
      open.insert(name)
    }
  }

  private mutating func copy(_ text: String, to name: String) {
    if Interpolation.names(in: text).isEmpty {
      given[name, default: []].insert(text)
    } else {
      open.insert(name)
    }
  }
}
