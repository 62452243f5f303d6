import Wizard

/// Something that only a person can do or know, with the key by which an answers file confirms it.
package struct PersonAct: Equatable, Sendable {
  /// The key: the value of a checklist's item, else the screen as `procedure/screen`.
  package var key: String
  /// The answer that confirms it: `yes` for an item, `done` for a screen.
  package var answer: String
  /// The act to do, or the statement that has to be true.
  package var text: String

  /// The acts of a screen, in order; empty when it has none.
  ///
  /// `known` is what conditions see: an item that the engine has found to be true is no act.
  package static func all(
    on screen: Screen, _ key: ScreenKey, known: [String: String]
  ) -> [PersonAct] {
    let whole = PersonAct(key: key.description, answer: "done", text: screen.title)
    switch screen.kind {
    case .walkthrough: return [whole]
    case .notice(isEnd: false): return screen.isAct ? [whole] : []
    case .checklist(let items):
      let open = items.filter { !($0.found?.holds(in: known) ?? false) }
      let named = open.compactMap { item in
        item.value.map { PersonAct(key: $0, answer: "yes", text: item.text) }
      }
      return named.count == open.count ? named : named + [whole]
    case .notice(isEnd: true), .choice, .form, .task, .call, .summary: return []
    }
  }

  /// Whether the answers of a file confirm it.
  package func isConfirmed(in answers: [String: String]) -> Bool { answers[key] == answer }

  /// The keys that can confirm something, over all procedures.
  package static func keys(in catalog: ProcedureCatalog) -> [String] {
    catalog.procedures.values.flatMap { procedure in
      procedure.screens.flatMap { screen in
        let key = ScreenKey(procedure.name, screen.id)
        let acts = all(on: screen, key, known: [:]).map(\.key)
        if case .summary = screen.kind { return acts + [key.description] }
        return acts
      }
    }
  }
}
