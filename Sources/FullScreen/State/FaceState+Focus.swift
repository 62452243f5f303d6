import Wizard

extension FaceState {
  /// Moves the focus along the order of Tab, around the ends.
  mutating func move(by step: Int, _ view: ScreenView, _ size: Size) -> [FaceAction] {
    let all = view.focuses
    guard !all.isEmpty else { return refuse(Wording.nothingToFocus) }
    let here = all.firstIndex(of: focus) ?? (step > 0 ? -1 : 0)
    return move(to: all[(here + step + all.count) % all.count], view, size)
  }

  /// Moves the focus to one thing.
  mutating func move(to target: Focus, _ view: ScreenView, _ size: Size) -> [FaceAction] {
    guard target != focus else { return [] }
    let actions = leavingFocus(view)
    focus(on: target)
    if let why = reason(target, view) { message = why }
    if target == .action(.confirm), let unseen = sight?.unseen, unseen > 0 {
      message = Wording.planUnseen(unseen)
    }
    // What introduces the first field is worth seeing again.
    if target == view.bodyFocuses.first { scroll = 0 }
    reveal(view, size)
    return actions
  }

  /// Down and Up: through the body and to the buttons, but not around the ends.
  mutating func step(_ step: Int, _ view: ScreenView, _ size: Size) -> [FaceAction] {
    let all = view.focuses
    guard let here = all.firstIndex(of: focus), all.indices.contains(here + step) else {
      return scroll(by: step, view, size) ? [] : refuse(Wording.noFurther)
    }
    return move(to: all[here + step], view, size)
  }

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

  /// Scrolls a page; the focus comes along when it would go out of sight.
  mutating func page(_ direction: Int, _ view: ScreenView, _ size: Size) -> [FaceAction] {
    let height = ScreenLayout(view, self, size).regions.bodyRows.count
    guard scroll(by: direction * max(1, height - 1), view, size) else {
      return refuse(direction > 0 ? Wording.endOfText : Wording.startOfText)
    }
    return refocusAfterScrolling(view, size)
  }

  /// Scrolls the body, as far as there are lines.
  ///
  /// - Returns: whether anything moved.
  private mutating func scroll(by lines: Int, _ view: ScreenView, _ size: Size) -> Bool {
    let layout = ScreenLayout(view, self, size)
    let last = max(0, layout.body.lines.count - layout.regions.bodyRows.count)
    let target = max(0, min(scroll + lines, last))
    defer { scroll = target }
    return target != scroll
  }

  private mutating func refocusAfterScrolling(
    _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    _ = scroll(by: 0, view, size)
    let layout = ScreenLayout(view, self, size)
    guard let span = layout.body.spans[focus] else { return [] }
    let window = scroll..<(scroll + layout.regions.bodyRows.count)
    if window.contains(span.lowerBound), span.upperBound <= window.upperBound { return [] }
    let visible = view.bodyFocuses.first { candidate in
      layout.body.spans[candidate].map {
        window.contains($0.lowerBound) && $0.upperBound <= window.upperBound
      } ?? false
    }
    guard let target = visible ?? view.defaultAction.map({ .action($0.action) }),
      target != .action(.confirm)
    else { return [] }
    let actions = leavingFocus(view)
    focus(on: target)
    return actions
  }

  /// The reason why the thing cannot be used, to be read as soon as it has the focus.
  private func reason(_ target: Focus, _ view: ScreenView) -> String? {
    guard case .action(let action) = target, let button = view.action(action),
      let reason = button.unavailable
    else { return nil }
    return Wording.cannot(button.label, reason)
  }
}
