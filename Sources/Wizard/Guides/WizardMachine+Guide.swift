/// The document that a person follows: only its name is saved, all else comes from its file.
extension WizardMachine {
  /// The document, when one is followed.
  var guide: Guide? { state.values[Guide.value].flatMap { catalog.guide($0.text) } }

  /// The line under the title: the heading and steps of the document that this screen covers.
  var guideLine: String? {
    let known = known
    let rows = citedRows(key)
    guard let headings = guide?.headings(citing: rows, in: known), !headings.isEmpty else {
      return nil
    }
    return GuideWords.line(headings, citing: rows, in: known)
  }

  /// The rows about the document, once a survey has read the author on this page.
  func guideRows(of page: Page) -> [ScreenView.Element] {
    guard page.task?.isSurvey == true, phase == .done, let guide else { return [] }
    let known = known
    var rows = guide.headings.map { heading in
      let holds = heading.steps.allSatisfy { $0.today(in: known)?.state == .asWritten }
      return RowView(
        label: heading.title, found: GuideWords.states(heading.steps, in: known),
        mark: holds ? .good : .note)
    }
    let isOther = guide.fits.map { !isShown($0) } ?? false
    if isOther || rows.isEmpty {
      let text = isOther ? GuideWords.otherRelease(guide) : guide.release
      rows.insert(
        RowView(label: guide.title, found: text, mark: isOther ? .warning : nil), at: 0)
    }
    return [.heading(GuideWords.group)] + rows.map { .row($0) }
  }

  /// The pane with every step of the document, on the page whose survey has read the author.
  var guideDetail: DetailView? {
    guard let page = screen(key)?.page, !guideRows(of: page).isEmpty,
      guide?.headings.isEmpty == false
    else { return nil }
    return DetailView(id: GuideWords.paneID, label: GuideWords.pane, fits: false)
  }

  /// That pane when it is open.
  var guidePane: PaneView? {
    guard pane == GuideWords.paneID, let guide else { return nil }
    let known = known
    return PaneView(
      title: guide.title,
      elements: guide.headings.flatMap { heading in
        [.heading(heading.title)]
          + heading.steps.map { .text(GuideWords.step($0, in: known)) }
      })
  }

  /// The headings of the document in place of the steps of the procedure; nil without headings.
  ///
  /// A heading is as far as the screens on the way that cover its steps; it leads to the first of
  /// them that was seen.
  func guideSteps() -> [StepView]? {
    guard let guide, !guide.headings.isEmpty else { return nil }
    let known = known
    let here = guideHeading()
    let way = wholeWay(through: state.procedure)
    let seen = (state.trail + [state.position]).compactMap(\.last)
    return guide.headings.enumerated().map { index, heading in
      let rows = heading.rows(in: known)
      func covers(_ key: ScreenKey) -> Bool { !rows.isDisjoint(with: citedRows(key)) }
      let keys = way.filter(covers)
      let isOver = heading.steps.allSatisfy { $0.today(in: known)?.state == .ended }
      let status: StepStatus =
        index == here ? .current : keys.isEmpty ? .notStarted : status(of: keys)
      return StepView(
        title: heading.title, status: status == .notStarted && isOver ? .ended : status,
        target: seen.first(where: covers))
    }
  }

  /// The place of the heading that this screen covers first, or that the last screen before it did.
  private func guideHeading() -> Int? {
    let known = known
    let headings = (guide?.headings ?? []).map { $0.rows(in: known) }
    for key in [key] + state.trail.compactMap(\.last).reversed() {
      let rows = citedRows(key)
      if let place = headings.firstIndex(where: { !$0.isDisjoint(with: rows) }) { return place }
    }
    return nil
  }

  /// The rows that a screen and its panes cite.
  private func citedRows(_ key: ScreenKey) -> Set<String> {
    guard let screen = screen(key) else { return [] }
    return Set(screen.cites + (screen.page?.details.flatMap(\.cites) ?? []))
  }

  /// The way through a procedure with the ways through those that it calls.
  private func wholeWay(through procedure: String, within callers: [String] = []) -> [ScreenKey] {
    guard !callers.contains(procedure) else { return [] }
    return way(through: procedure).flatMap { key -> [ScreenKey] in
      guard case .call(let call)? = screen(key)?.kind else { return [key] }
      return [key] + wholeWay(through: call.procedure, within: callers + [procedure])
    }
  }
}
