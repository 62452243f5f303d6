/// The body of a screen as lines, of which the window shows a part.
struct Body: Equatable {
  /// All lines from top to bottom.
  var lines: [Line] = []
  /// The lines of each thing that can have the focus.
  var spans: [Focus: Range<Int>] = [:]
  /// The lines of what may have to be brought into sight.
  var alerts: [Alert: Range<Int>] = [:]

  /// One line of the body, as wide as the text.
  struct Line: Equatable {
    /// The text of the line, in runs.
    var runs: [Run]
    /// The column where typing goes, when it goes here.
    var cursor: Int?
    /// Whether the focus is marked in front of it.
    var isMarked = false
  }

  /// Lines for what cannot have the focus.
  mutating func add(_ runs: [Run]) {
    lines.append(Line(runs: runs))
  }

  /// Adds a paragraph with its lines indented; the first one has `sign` in the indent.
  mutating func add(
    paragraph runs: [Run], sign: Run? = nil, indent: Int = 0, width: Int
  ) {
    for (index, line) in Wrapping.lines(runs, width: width - indent).enumerated() {
      var lead: [Run] = []
      if index == 0, let sign {
        lead = [sign]
        let gap = indent - sign.text.columns
        if gap > 0 { lead.append(Run(String(repeating: " ", count: gap))) }
      } else if indent > 0 {
        lead = [Run(String(repeating: " ", count: indent))]
      }
      add(lead + line)
    }
  }

  /// Adds an empty line, but never two in a row.
  mutating func addGap() {
    if let last = lines.last, !last.runs.isEmpty { lines.append(Line(runs: [])) }
  }
}
