import Wizard

extension FaceState {
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
  mutating func scroll(by lines: Int, _ view: ScreenView, _ size: Size) -> Bool {
    let layout = ScreenLayout(view, self, size)
    let last = max(0, layout.body.lines.count - layout.regions.bodyRows.count)
    let target = max(0, min(scroll + lines, last))
    defer { scroll = target }
    return target != scroll
  }

  mutating func refocusAfterScrolling(
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
}
