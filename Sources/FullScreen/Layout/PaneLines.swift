import Wizard

/// The list of details and an open pane of them, as lines of a panel.
enum PaneLines {
  /// The lines of the pane that is open; none when none is.
  static func build(_ view: ScreenView, _ state: FaceState, _ size: Size) -> [[Run]] {
    let width = PanelLayout.width(size)
    return BodyBuilder.build(
      view.pane?.elements ?? [], width: width, fullWidth: width,
      isCompact: Regions(size, hasSteps: false).isCompact, state: state
    ).lines.map(\.runs)
  }

  /// The lines of the list, with one selected.
  ///
  /// - Returns: the lines, and the first line of the selected one.
  static func list(
    _ details: [DetailView], selected: Int, width: Int, _ glyphs: Glyphs
  ) -> (lines: [[Run]], place: Int) {
    var body = Body()
    var place = 0
    for (index, detail) in details.enumerated() {
      if index == selected { place = body.lines.count }
      let role: Role = index == selected ? .focus : .text
      let fits = detail.fits ? [Run("  \(FaceWords.fits)", .strong)] : []
      body.add(
        paragraph: StyledRuns.read(detail.label, role: role, glyphs: glyphs) + fits,
        sign: Run(detail.fits ? "!" : " ", .warning), indent: 2, width: width)
    }
    return (body.lines.map(\.runs), place)
  }
}
