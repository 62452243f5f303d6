import Wizard

/// A key that works now, and what it does.
struct KeyHint: Equatable {
  /// The key as it is shown, such as `Enter` or `^P`.
  let key: String
  /// The effect of the key in a few words, such as `choose`.
  let what: String
  /// The order in which hints are dropped when the line is too short: the highest first.
  let rank: Int

  init(_ key: String, _ what: String, rank: Int) {
    self.key = key
    self.what = what
    self.rank = rank
  }

  /// The hints that fit, in order, as runs.
  static func line(_ hints: [KeyHint], width: Int) -> [Run] {
    var hints = hints
    func columns() -> Int {
      hints.reduce(0) { $0 + $1.key.columns + 1 + $1.what.columns } + 3 * (hints.count - 1)
    }
    while hints.count > 1, columns() > width, let last = hints.map(\.rank).max() {
      hints.removeAll { $0.rank == last }
    }
    var runs: [Run] = []
    for hint in hints {
      if !runs.isEmpty { runs.append(Run("   ")) }
      runs.append(Run(hint.key, .key))
      runs.append(Run(" " + hint.what, .quiet))
    }
    return runs
  }

  /// The keys that work on a screen now; `hasMore` when the body continues below the window.
  static func hints(_ view: ScreenView, _ state: FaceState, hasMore: Bool) -> [KeyHint] {
    switch state.overlay {
    case .details:
      [
        KeyHint("Up/Down", "move", rank: 2), KeyHint("Enter", "open", rank: 1),
        KeyHint("Esc", "close", rank: 0),
      ]
    case .help, .pane: [KeyHint("Up/Down", "read", rank: 2), KeyHint("Esc", "close", rank: 1)]
    case .steps:
      [
        KeyHint("Up/Down", "move", rank: 2), KeyHint("Enter", "go there", rank: 1),
        KeyHint("Esc", "close", rank: 0),
      ]
    case .skipReason:
      [KeyHint("Enter", "skip", rank: 0), KeyHint("Esc", "cancel", rank: 1)]
    case .none: onScreen(view, state, hasMore: hasMore)
    }
  }

  private static func onScreen(
    _ view: ScreenView, _ state: FaceState, hasMore: Bool
  ) -> [KeyHint] {
    var hints = onFocus(view, state)
    let isPlan = state.sight != nil && state.focus == .nothing
    if isPlan, let confirm = view.action(.confirm) {
      hints.append(KeyHint("Tab", "to \(state.glyphs.adapt(confirm.label))", rank: 0))
    } else if view.focuses.count > 1 {
      hints.append(KeyHint("Tab", "next", rank: 8))
    }
    if !view.details.isEmpty { hints.append(KeyHint("F2", "details", rank: 2)) }
    if hasMore { hints.append(KeyHint("PgDn", "more", rank: 3)) }
    let back = view.action(.back).map { $0.unavailable == nil } ?? false
    let cancel = view.action(.cancel).map { $0.unavailable == nil } ?? false
    if cancel { hints.append(KeyHint("Esc", "stop", rank: 2)) }
    if back { hints.append(KeyHint("^P", "back", rank: 4)) }
    if let retry = view.action(.retry), retry.unavailable == nil {
      hints.append(KeyHint("^R", "again", rank: 6))
    }
    if view.act != nil { hints.append(KeyHint("^A", FaceWords.playAct, rank: 2)) }
    if !view.steps.isEmpty { hints.append(KeyHint("^G", "steps", rank: 5)) }
    hints.append(KeyHint("F1", "keys", rank: 1))
    hints.append(KeyHint("^X", "save and exit", rank: 7))
    return hints
  }

  private static func onFocus(_ view: ScreenView, _ state: FaceState) -> [KeyHint] {
    let body = view.bodyFocuses.filter(\.isAsked)
    let goesOn = body.last == state.focus
    let next = goesOn ? onward(view, state.glyphs) : "next field"
    switch state.focus {
    case .field(let name):
      let field = view.fields.first { $0.name == name }
      let pick: [KeyHint] =
        switch field?.reads {
        case .option?: [KeyHint("Space", "choose", rank: 2)]
        case .tick?: [KeyHint("Space", "tick", rank: 2)]
        case .line?, .document?, nil: []
        }
      return pick + (next.map { [KeyHint("Enter", $0, rank: 0)] } ?? [])
    case .copy: return [KeyHint("Enter", "copy", rank: 0)]
    case .more: return [KeyHint("Enter", "more", rank: 0)]
    case .option(let value):
      guard let option = view.options.first(where: { $0.value == value }),
        option.unavailable == nil
      else { return [KeyHint("Up/Down", "move", rank: 0)] }
      return [KeyHint("Enter", "choose", rank: 0), KeyHint("Space", "only mark", rank: 9)]
    case .item: return [KeyHint("Space", "tick", rank: 0), KeyHint("Enter", "tick, next", rank: 9)]
    case .action(let action):
      guard let button = view.action(action), button.unavailable == nil else { return [] }
      return [KeyHint("Enter", state.glyphs.adapt(button.label), rank: 0)]
    case .nothing: return []
    }
  }

  private static func onward(_ view: ScreenView, _ glyphs: Glyphs) -> String? {
    guard let action = view.actions.first, action.unavailable == nil else { return nil }
    return switch action.action {
    case .next, .finish, .retry, .fix: glyphs.adapt(action.label)
    case .confirm: "to the buttons"
    case .other, .skip, .cancel, .back, .leave: nil
    }
  }
}
