/// The body of a screen as lines, of which the window shows a part.
struct Body: Equatable {
  /// All lines from top to bottom.
  var lines: [Line] = []
  /// Which lines belong to what can have the focus.
  var spans: [Focus: Range<Int>] = [:]

  /// One line.
  struct Line: Equatable {
    /// What stands in it.
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

  /// A paragraph, its lines indented; the first one carries `sign` in the indent.
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

  /// A line without anything, but never two.
  mutating func addGap() {
    if let last = lines.last, !last.runs.isEmpty { lines.append(Line(runs: [])) }
  }
}
