import Wizard

/// The parts of a picture that depend on the size of the window.
struct ScreenLayout {
  /// The rows and columns of the parts.
  private(set) var regions: Regions
  /// The lines of the body, shown or not.
  let body: Body
  /// The lines of the title.
  let title: [[Run]]
  /// The rows of buttons.
  let buttons: [[Button]]
  /// The lines of the message.
  let message: [[Run]]

  /// A button in its row.
  struct Button: Equatable {
    /// The action that it triggers, with its label.
    var action: ActionView
    /// Its text with its frame.
    var text: String
    /// Its first column, from the left edge of the body.
    var column: Int
  }

  /// Lays a view out.
  init(_ view: ScreenView, _ state: FaceState, _ size: Size) {
    let glyphs = state.glyphs
    regions = Regions(size, hasSteps: !view.steps.isEmpty)
    var titleRuns = StyledRuns.read(view.title, role: .strong, glyphs: glyphs)
    if let strength = view.strength {
      titleRuns.append(Run("  (\(FaceWords.strength(strength)))", .quiet))
    }
    title = Wrapping.lines(titleRuns, width: regions.textWidth)
    buttons = Self.flow(view.actions, width: regions.textWidth, glyphs: glyphs)
    message = Self.message(state, width: size.columns - 3)
    body = BodyBuilder.build(
      view.elements, width: regions.textWidth, fullWidth: regions.fullWidth,
      isCompact: regions.isCompact, state: state)
    var actionRows = buttons.count
    if case .skipReason = state.overlay { actionRows = 2 }
    regions.divide(
      title: title.count, actions: actionRows, message: message.count, body: body.lines.count)
  }

  private static func message(_ state: FaceState, width: Int) -> [[Run]] {
    if let message = state.message {
      return Wrapping.lines([Run(state.glyphs.adapt(message), .strong)], width: width)
    }
    if case .failed(let reason) = state.save {
      return Wrapping.lines(
        [Run(state.glyphs.adapt(Wording.notSaved(reason)), .error)], width: width)
    }
    return []
  }

  private static func flow(
    _ actions: [ActionView], width: Int, glyphs: Glyphs
  ) -> [[Button]] {
    var rows: [[Button]] = []
    var column = 0
    for action in actions {
      let label = glyphs.adapt(action.label)
      // What cannot be pressed differs in its frame, not in its weight alone.
      let text = action.unavailable == nil ? "[ \(label) ]" : "( \(label) )"
      let columns = text.columns
      if rows.isEmpty || column + columns > width {
        rows.append([])
        column = 0
      }
      rows[rows.count - 1].append(Button(action: action, text: text, column: column))
      column += columns + 2
    }
    return rows
  }
}

/// The area of a panel that lies over everything but the first and the last lines.
enum PanelLayout {
  /// The columns of its text.
  static func width(_ size: Size) -> Int {
    min(Regions.readableWidth, max(4, size.columns - 4))
  }
}
