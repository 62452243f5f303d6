import Values

extension ScreenChecker {
  /// Checks that texts fit where they are shown, hide nothing, and never name a secret.
  func texts(of procedure: Procedure) -> [Fault] {
    var faults: [Fault] = []
    func limit(_ text: String, _ length: Int, _ what: String, _ screen: String? = nil) {
      if StyledText(text).plain.count > length {
        faults.append(
          fault(procedure, screen, "\(what) is longer than \(length) characters: \"\(text)\""))
      }
    }
    limit(procedure.title, 24, "the title")
    limit(procedure.summary, 76, "the summary")
    for step in procedure.steps { limit(step.title, 20, "the title of a step") }
    for screen in procedure.screens {
      for part in [screen] + screen.members { limit(part.title, 50, "the title", part.id) }
      if case .choice(let choice) = screen.kind {
        for option in choice.options { limit(option.label, 64, "an answer", screen.id) }
      }
      for other in screen.page?.others ?? [] {
        limit(other.label, 30, "the label of a button", screen.id)
      }
      for detail in screen.page?.details ?? [] {
        limit(detail.label, 50, "the label of a pane", screen.id)
      }
      for verdict in screen.verdicts { limit(verdict.text, 76, "a verdict", screen.id) }
      for row in screen.page?.rows ?? [] { limit(row.label, 26, "the label of a row", screen.id) }
      for text in screen.allTexts where TerminalText.line(text) != text {
        faults.append(
          fault(procedure, screen.id, "a text contains a control or invisible character"))
      }
      for name in (screen.allTexts + screen.otherTexts).flatMap({ Interpolation.names(in: $0) })
      where definition(name)?.kind.isShown != true {
        faults.append(
          fault(procedure, screen.id, "a text names \"\(name)\", which is not a value to show"))
      }
    }
    return faults
  }
}

extension Screen {
  /// The texts that it shows elsewhere than in its body, or hands over.
  var otherTexts: [String] {
    let set =
      [title, skipNote ?? ""] + settings.flatMap(\.values)
      + (page?.others.map(\.label) ?? [])
    switch kind {
    case .choice(let choice): return set + choice.options.compactMap(\.unavailable)
    case .page(let page):
      return set + page.tasks.map(\.title)
        + page.allTasks.flatMap { [$0.success, $0.otherwise ?? ""] }
    case .call(let call): return set + (call.with.map { Array($0.values) } ?? [])
    case .summary: return set
    }
  }
}
