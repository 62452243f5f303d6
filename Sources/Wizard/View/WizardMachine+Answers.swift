import Engine

extension WizardMachine {
  /// The answers of the person or of a file on these screens, in their order: the label of each
  /// value, and what was answered.
  ///
  /// Secrets are not among them.
  package func answers(on keys: [ScreenKey]) -> [Evidence] {
    var names: [String] = []
    for name in keys.flatMap({ screen($0)?.askedValues ?? [] }) where !names.contains(name) {
      names.append(name)
    }
    return names.compactMap { answer(named: $0) }
  }

  private func answer(named name: String) -> Evidence? {
    guard let definition = definition(of: name), let value = state.values[name],
      definition.kind != .secret, definition.kind != .json, !value.text.isEmpty
    else { return nil }
    switch value.source {
    case .person, .answers, .sandbox: break
    case .engine, .procedure: return nil
    }
    let option = definition.options.first { $0.value == value.text }
    return Evidence(
      definition.label,
      StyledText(interpolated(option?.label ?? chosenLabel(name) ?? value.text)).plain)
  }

  /// The label of an answer that a question of the way offers.
  private func chosenLabel(_ name: String) -> String? {
    let text = state.values[name]?.text
    for key in state.records.keys {
      guard case .choice(let choice)? = screen(key)?.kind, choice.value == name else { continue }
      if let option = choice.options.first(where: { $0.value == text }) { return option.label }
      return listed(choice).first { $0.value == text }?.label
    }
    return nil
  }
}
