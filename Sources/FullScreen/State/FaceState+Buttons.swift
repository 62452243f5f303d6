import Wizard

extension FaceState {
  /// Keys on a button.
  mutating func handleButton(
    _ key: Key, _ action: ActionView.Action, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    let hasBody = !view.bodyFocuses.isEmpty
    switch key {
    case .enter, .scalar(" "):
      guard let button = view.action(action) else { return [] }
      return press(button, view)
    case .down:
      if scroll(by: 1, view, size) { return [] }
      return step(1, view, size)
    case .up:
      // Where only the buttons can have the focus, Up and Down read the text.
      if !hasBody, scroll(by: -1, view, size) { return [] }
      guard hasBody, let last = view.bodyFocuses.last else { return step(-1, view, size) }
      return move(to: last, view, size)
    case .right: return step(1, view, size)
    case .left:
      guard view.actions.first?.action != action else { return refuse(Wording.noFurther) }
      return step(-1, view, size)
    default: return handleIdle(key, view, size)
    }
  }

  /// Keys while nothing has the focus, as when changes wait for confirmation.
  mutating func handleNothing(
    _ key: Key, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    guard sight != nil else {
      guard key == .enter, !view.isBusy else { return handleIdle(key, view, size) }
      return refuse(view.options.isEmpty ? Wording.endsHere : Wording.chooseFirst)
    }
    switch key {
    case .enter, .scalar(" "): return refuse(Wording.enterAlone)
    case .down:
      return scroll(by: 1, view, size) ? [] : move(to: .action(.confirm), view, size)
    case .right: return move(to: .action(.confirm), view, size)
    default: return handleIdle(key, view, size)
    }
  }

  /// Keys where nothing else listens.
  mutating func handleIdle(_ key: Key, _ view: ScreenView, _ size: Size) -> [FaceAction] {
    switch key {
    case .scalar("?"):
      overlay = .help(0)
      return []
    case .down: return scroll(by: 1, view, size) ? [] : refuse(Wording.noFurther)
    case .up: return scroll(by: -1, view, size) ? [] : refuse(Wording.noFurther)
    case .home:
      scroll = 0
      return refocusAfterScrolling(view, size)
    case .end:
      scroll = .max / 2
      return refocusAfterScrolling(view, size)
    case .paste: return refuse(Wording.nowhereToPaste)
    default: return refuse(Wording.unknownKey)
    }
  }
}
