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

  /// The reason why the thing cannot be used, to be read as soon as it has the focus.
  private func reason(_ target: Focus, _ view: ScreenView) -> String? {
    guard case .action(let action) = target, let button = view.action(action),
      let reason = button.unavailable
    else { return nil }
    return Wording.cannot(button.label, reason)
  }
}
