import Wizard

/// The list of steps as lines, for the side and for the panel.
enum StepLines {
  /// The lines, and which of them belong to which step.
  static func build(
    _ steps: [StepView], selected: Int?, width: Int, glyphs: Glyphs
  ) -> (lines: [[Run]], spans: [Range<Int>]) {
    var lines: [[Run]] = []
    var spans: [Range<Int>] = []
    let digits = String(steps.count).count
    for (index, step) in steps.enumerated() {
      let start = lines.count
      let role = index == selected ? Role.focus : role(step)
      let number = String(index + 1)
      let pad = String(repeating: " ", count: digits - number.count)
      let word = FaceWords.status(step.status)
      let indent = 3 + digits
      var runs = [Run(glyphs.adapt(step.title), role)]
      if !word.isEmpty { runs.append(Run(" (\(word))", .quiet)) }
      for (row, line) in Wrapping.lines(runs, width: width - indent).enumerated() {
        let lead =
          row == 0
          ? Run("\(sign(step.status, glyphs)) \(pad)\(number) ", role)
          : Run(String(repeating: " ", count: indent))
        lines.append([lead] + line)
      }
      spans.append(start..<lines.count)
    }
    return (lines, spans)
  }

  private static func role(_ step: StepView) -> Role {
    switch step.status {
    case .current, .attention, .unverified: .strong
    case .done: .text
    case .skipped, .notStarted, .ended: .quiet
    }
  }

  private static func sign(_ status: StepStatus, _ glyphs: Glyphs) -> String {
    switch status {
    case .notStarted, .ended: " "
    case .current: glyphs.here
    case .done: glyphs.check
    case .skipped: glyphs.skipped
    case .attention: "!"
    case .unverified: "?"
    }
  }
}
