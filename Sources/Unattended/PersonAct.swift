import Wizard

/// Something that only a person can do or know, with the key by which an answers file confirms it.
package struct PersonAct: Equatable, Sendable {
  /// The key: the value of an item, else the screen as `procedure/screen`.
  package var key: String
  /// The answer that confirms it: `yes` for an item, `done` for a screen.
  package var answer: String
  /// The act to do, or the statement that has to be true.
  package var text: String

  /// The acts of a screen, in order; empty when it has none.
  ///
  /// `known` is what conditions see: an item that the engine has found to be true is no act. Acts
  /// that a task of the same page checks are not among them: see ``unlessPassed(on:_:)``.
  package static func all(
    on screen: Screen, _ key: ScreenKey, known: [String: String]
  ) -> [PersonAct] {
    guard let page = screen.page, !page.isEnd else { return [] }
    let open = page.items.filter {
      $0.when?.holds(in: known) ?? true && !($0.found?.holds(in: known) ?? false)
    }
    let named = open.compactMap { item in
      item.value.map { PersonAct(key: $0, answer: "yes", text: item.text) }
    }
    let isByHand = page.isAct || page.walkthrough != nil && page.task == nil
    let needsWhole = isByHand || named.count < open.count
    return named + (needsWhole ? [whole(screen, key)] : [])
  }

  /// The act that a person has to confirm only when the screen's task has not passed.
  ///
  /// It is the word of the task, else the acts; nil when only the engine's result counts.
  package static func unlessPassed(on screen: Screen, _ key: ScreenKey) -> PersonAct? {
    guard let page = screen.page, let task = page.task else { return nil }
    guard let word = task.word else { return page.walkthrough.map { _ in whole(screen, key) } }
    guard let value = word.value else {
      return PersonAct(key: key.description, answer: "done", text: word.text)
    }
    return PersonAct(key: value, answer: "yes", text: word.text)
  }

  private static func whole(_ screen: Screen, _ key: ScreenKey) -> PersonAct {
    PersonAct(key: key.description, answer: "done", text: screen.title)
  }

  /// Whether the answers of a file confirm it.
  package func isConfirmed(in answers: [String: String]) -> Bool { answers[key] == answer }

  /// The keys that can confirm something, over all procedures.
  package static func keys(in catalog: ProcedureCatalog) -> [String] {
    catalog.procedures.values.flatMap { procedure in
      procedure.screens.flatMap { screen in
        let key = ScreenKey(procedure.name, screen.id)
        let acts =
          (all(on: screen, key, known: [:])
          + [unlessPassed(on: screen, key)].compactMap(\.self)).map(\.key)
        if case .summary = screen.kind { return acts + [key.description] }
        return acts
      }
    }
  }
}
