import Engine
import Values

/// The fields that a page shows, and those that it hides or folds away.
extension WizardMachine {
  /// Whether something that a condition may hide is shown now; what a field offers beforehand counts
  /// like an answer.
  func isShown(_ when: Condition?) -> Bool {
    guard let when else { return true }
    var known = known
    for name in screen(key)?.page?.fieldNames ?? [] where known[name] == nil {
      known[name] = definition(of: name)?.preset.map(interpolated)
    }
    return when.holds(in: known, later: later)
  }

  /// The names of a page's fields that are shown now, folded away or not, in their order.
  package func fields(of page: Page) -> [String] {
    (page.fields + page.folded).filter { isShown($0.when) }.map(\.value)
  }

  /// The places of a page's items that are shown now.
  package func items(of page: Page) -> [Int] {
    page.items.indices.filter { isShown(page.items[$0].when) }
  }

  /// Whether the fields that the page folds away are shown: the person wants it, or one is wrong.
  func isUnfolded(_ page: Page) -> Bool {
    unfolded == key || page.folded.contains { findings[$0.value] != nil }
  }

  /// Shows the fields that the page folds away, or folds them away again.
  mutating func fold() -> [WizardEffect] {
    guard let page = screen(key)?.page, page.folded.contains(where: { isShown($0.when) }) else {
      return refuse(Phrases.nothingFolded)
    }
    unfolded = isUnfolded(page) ? nil : key
    return []
  }

  /// Drops what a person gave to fields of a page that are hidden now.
  mutating func dropHidden(on page: Page) {
    let shown = Set(fields(of: page))
    for name in page.fieldNames where !shown.contains(name) {
      state.drafts[name] = nil
      findings[name] = nil
      switch state.values[name]?.source {
      case .person, .answers, .sandbox: state.values[name] = nil
      case .engine, .procedure, nil: break
      }
    }
  }

  /// Drops the secrets that those of these fields stand in for: an earlier password once a token is
  /// given, and the other way round.
  mutating func dropRivals(of fields: [String]) {
    for field in fields.filter(secretsAtHand.contains) {
      for rival in catalog.rivals(of: field) { dropSecret(rival) }
      state.secrets[field] = state.secrets[field] ?? SecretMark(generation: 1, source: .sandbox)
    }
  }

  /// Forgets a secret, and that there was one; what the sandbox offers stays ready.
  mutating func dropSecret(_ name: String) {
    if let mark = state.secrets[name], mark.source != .sandbox { secretsAtHand.remove(name) }
    state.secrets[name] = nil
    findings[name] = nil
    keptWarnings[name] = nil
  }

  /// The answers that a field of kind option offers now.
  func options(of definition: ValueDefinition) -> [Choice.Option] {
    definition.options.filter { isShown($0.when) }
  }

  /// The finding about the content of a field that offers answers; nil when it is one of them.
  func judgeOption(_ text: String, _ definition: ValueDefinition) -> Finding? {
    guard let option = options(of: definition).first(where: { $0.value == text }) else {
      return text.isEmpty && definition.isOptional ? nil : Finding(.error, Phrases.chooseOne)
    }
    return option.unavailable.map { Finding(.error, interpolated($0)) }
  }
}
