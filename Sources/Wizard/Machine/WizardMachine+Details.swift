import Engine

/// The panes of details: held here and not in the state, so that a resumed walk has none open.
extension WizardMachine {
  /// The panes of the current page, those that fit first.
  var details: [DetailView] {
    let all = (screen(key)?.page?.details ?? []).map { detail in
      DetailView(
        id: detail.id, label: interpolated(detail.label),
        fits: detail.fits.map { isShown($0) } ?? false)
    }
    return all.filter(\.fits) + all.filter { !$0.fits } + [guideDetail].compactMap(\.self)
  }

  /// The pane that is open; nil when none is.
  var paneView: PaneView? {
    if let guidePane { return guidePane }
    guard let pane, let detail = screen(key)?.page?.details.first(where: { $0.id == pane }) else {
      return nil
    }
    let text = detail.text.filter { isShown($0.when) }
      .map { ScreenView.Element.text(interpolated($0.text)) }
    return PaneView(
      title: interpolated(detail.label), elements: text + actElements(detail.acts))
  }

  /// The name of the act of the sandbox that the open pane names, or else the page.
  var actToPlay: String? {
    guard let page = screen(key)?.page else { return nil }
    return pane.map { id in page.details.first { $0.id == id }?.act } ?? page.walkthrough?.act
  }

  /// Opens a pane of the current page.
  mutating func open(_ id: String) -> [WizardEffect] {
    guard details.contains(where: { $0.id == id }) else { return refuse(Phrases.noSuchDetails) }
    pane = id
    return []
  }

  /// Closes the pane that is open, before an act that leads elsewhere.
  ///
  /// - Returns: whether that is all that the act does: going back closes a pane first.
  mutating func closePane(for event: WizardEvent) -> Bool {
    switch event {
    case .back:
      defer { pane = nil }
      return pane != nil
    case .next, .jump, .other, .skip, .postpone, .confirm, .overwrite, .retry, .fix, .leave,
      .finish, .closeDetails:
      pane = nil
    case .edit, .secretGiven, .leaveField, .choose, .fold, .tick, .cancel, .openDetails,
      .progressed, .settled, .proposed, .applied, .failed, .notSent:
      break
    }
    return false
  }
}
