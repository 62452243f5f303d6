/// A look of the roles; the person changes it with Ctrl-T.
///
/// Every theme keeps the terminal's own background, uses the 8 base colors only, and shows focus
/// and weight without color.
enum Theme: String, CaseIterable, Sendable {
  /// Base colors, with bold and dim text.
  case standard
  /// Nothing dim, bright contrast.
  case highContrast
  /// Bold, reverse and underline only.
  case mono

  /// The theme after this one; without colors only those that need none.
  func next(colors: Bool) -> Theme {
    switch self {
    case .standard: .highContrast
    case .highContrast: .mono
    case .mono: colors ? .standard : .highContrast
    }
  }

  /// The name in the message line.
  var name: String {
    switch self {
    case .standard: "standard"
    case .highContrast: "high contrast"
    case .mono: "one color"
    }
  }

  /// The look of a role in this theme.
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

  /// A look; by default the terminal's own.
  init(_ attributes: Attributes = [], _ color: Color = .terminal) {
    self.attributes = attributes
    self.color = color
  }

  /// Attributes that every terminal can show.
  struct Attributes: OptionSet, Equatable, Sendable {
    let rawValue: UInt32
    /// Heavier or brighter than normal text.
    static let bold = Attributes(rawValue: 1)
    /// Weaker than normal text.
    static let dim = Attributes(rawValue: 2)
    /// Foreground and background exchanged.
    static let reverse = Attributes(rawValue: 4)
    /// With a line below.
    static let underline = Attributes(rawValue: 8)
  }

  /// The terminal's own, and the base colors in use, numbered as terminals number them.
  enum Color: Int32, Sendable {
    /// The terminal's own foreground color.
    case terminal = 0
    /// The color of errors.
    case red = 1
    /// The color of what is right.
    case green = 2
    /// The color of warnings.
    case yellow = 3
    /// The color of values to copy exactly.
    case magenta = 5
  }
}
