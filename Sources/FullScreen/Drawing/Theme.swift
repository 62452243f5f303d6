/// How roles look: the person picks one with Ctrl-T.
///
/// Every theme keeps the terminal's own background, uses the 8 base colors only, and tells focus
/// and weight apart without color.
enum Theme: String, CaseIterable, Sendable {
  /// Colors and weights.
  case standard
  /// Nothing dim, bright contrast.
  case highContrast
  /// Bold, reverse and underline only.
  case mono

  /// The one after this.
  ///
  /// - Parameter colors: without colors the two that need them are passed over.
  func next(colors: Bool) -> Theme {
    switch self {
    case .standard: .highContrast
    case .highContrast: .mono
    case .mono: colors ? .standard : .highContrast
    }
  }

  /// What the message line calls it.
  var name: String {
    switch self {
    case .standard: "standard"
    case .highContrast: "high contrast"
    case .mono: "one color"
    }
  }

  /// How a role looks.
  func look(of role: Role) -> Look {
    switch self {
    case .standard: standard(role)
    case .highContrast: highContrast(role)
    case .mono: mono(role)
    }
  }

  /// Whole lines are never green or yellow, which a light background swallows.
  private func standard(_ role: Role) -> Look {
    switch role {
    case .text: Look()
    case .bar: Look([.bold, .reverse])
    case .barAlarm: Look([.bold, .reverse], .red)
    case .strong, .label, .key: Look(.bold)
    case .quiet: Look(.dim)
    case .value: Look([], .magenta)
    case .good: Look(.bold, .green)
    case .warning: Look(.bold, .yellow)
    case .error: Look(.bold, .red)
    case .input: Look(.underline)
    case .inputFocused: Look([.underline, .bold])
    case .focus: Look([.reverse, .bold])
    }
  }

  private func highContrast(_ role: Role) -> Look {
    switch role {
    case .quiet: Look()
    case .value: Look([.bold, .underline])
    case .good: Look(.bold)
    case .warning: Look([.bold, .reverse])
    case .error: Look([.bold, .reverse], .red)
    case .text, .bar, .barAlarm, .strong, .label, .input, .inputFocused, .focus, .key:
      standard(role)
    }
  }

  private func mono(_ role: Role) -> Look {
    Look(highContrast(role).attributes)
  }
}

/// Attributes and color of a cell.
struct Look: Equatable, Sendable {
  /// Bold, dim, reverse, underline.
  var attributes: Attributes
  /// The color of what is drawn, on the terminal's own background.
  var color: Color

  /// By default nothing special.
  init(_ attributes: Attributes = [], _ color: Color = .terminal) {
    self.attributes = attributes
    self.color = color
  }

  /// What every terminal can do.
  struct Attributes: OptionSet, Equatable, Sendable {
    let rawValue: UInt32
    /// Heavier or brighter.
    static let bold = Attributes(rawValue: 1)
    /// Weaker.
    static let dim = Attributes(rawValue: 2)
    /// Foreground and background exchanged.
    static let reverse = Attributes(rawValue: 4)
    /// With a line below.
    static let underline = Attributes(rawValue: 8)
  }

  /// The terminal's own, and the base colors in use, numbered as terminals number them.
  enum Color: Int32, Sendable {
    /// What the terminal uses anyway.
    case terminal = 0
    /// For errors.
    case red = 1
    /// For what is right.
    case green = 2
    /// For warnings.
    case yellow = 3
    /// For values to take over.
    case magenta = 5
  }
}
