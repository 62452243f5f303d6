import Wizard

extension FaceState {
  /// Keys in the list of steps.
  mutating func handleSteps(_ key: Key, _ index: Int, _ view: ScreenView) -> [FaceAction] {
    switch key {
    case .up, .backTab: overlay = .steps(max(0, index - 1))
    case .down, .tab: overlay = .steps(max(0, min(index + 1, view.steps.count - 1)))
    case .home, .pageUp: overlay = .steps(0)
    case .end, .pageDown: overlay = .steps(max(0, view.steps.count - 1))
    case .escape, .control("g"), .control("p"), .function(2): overlay = .none
    case .enter, .scalar(" "):
      guard view.steps.indices.contains(index) else { break }
      let step = view.steps[index]
      if step.status == .current {
        overlay = .none
      } else if let target = step.target {
        overlay = .none
        return leavingFocus(view) + [.send(.jump(target))]
      } else {
        message = Wording.stepNotReached
      }
    default: message = Wording.unknownKey
    }
    return []
  }

  /// Keys in the list of keys.
  mutating func handleHelp(_ key: Key, _ line: Int, _ size: Size) -> [FaceAction] {
    let height = max(1, size.rows - 4)
    let last = max(0, HelpText.lines(width: PanelLayout.width(size), glyphs).count - height)
    switch key {
    case .up: overlay = .help(max(0, line - 1))
    case .down: overlay = .help(min(last, line + 1))
    case .pageUp: overlay = .help(max(0, line - height))
    case .pageDown, .scalar(" "): overlay = .help(min(last, line + height))
    case .home: overlay = .help(0)
    case .end: overlay = .help(last)
    case .escape, .enter, .scalar("?"), .scalar("q"), .control("k"), .control("p"),
      .function(1):
      overlay = .none
    default: message = Wording.unknownKey
    }
    return []
  }

  /// Keys in the list of details.
  mutating func handleDetails(_ key: Key, _ index: Int, _ view: ScreenView) -> [FaceAction] {
    let last = max(0, view.details.count - 1)
    switch key {
    case .up, .backTab: overlay = .details(max(0, index - 1))
    case .down, .tab: overlay = .details(min(index + 1, last))
    case .home, .pageUp: overlay = .details(0)
    case .end, .pageDown: overlay = .details(last)
    case .escape, .control("p"), .function(2): overlay = .none
    case .enter, .scalar(" "):
      guard view.details.indices.contains(index) else { break }
      return [.send(.openDetails(view.details[index].id))]
    default: message = Wording.unknownKey
    }
    return []
  }

  /// Keys in a pane of details.
  mutating func handlePane(
    _ key: Key, _ line: Int, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    let height = max(1, size.rows - 4)
    let last = max(0, PaneLines.build(view, self, size).count - height)
    switch key {
    case .up: overlay = .pane(max(0, line - 1))
    case .down: overlay = .pane(min(last, line + 1))
    case .pageUp: overlay = .pane(max(0, line - height))
    case .pageDown, .scalar(" "): overlay = .pane(min(last, line + height))
    case .home: overlay = .pane(0)
    case .end: overlay = .pane(last)
    case .function(2):
      overlay = .details(0)
      return [.send(.closeDetails)]
    case .escape, .enter, .control("p"): return [.send(.closeDetails)]
    default: message = Wording.unknownKey
    }
    return []
  }

  /// Keys in the question why the screen is skipped.
  mutating func handleSkipReason(_ key: Key, _ edit: TextEdit) -> [FaceAction] {
    switch key {
    case .escape, .control("p"):
      overlay = .none
      return []
    case .enter:
      let reason = edit.text.trimmingBlanks()
      guard !reason.isEmpty else { return refuse(Wording.skipNeedsReason) }
      overlay = .none
      hasPressedOn = true
      return [.send(.skip(reason: reason))]
    default:
      var edit = edit
      if apply(key, to: &edit) { overlay = .skipReason(edit) }
      return []
    }
  }
}

extension String {
  /// The text without white space at both ends.
  fileprivate func trimmingBlanks() -> String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
