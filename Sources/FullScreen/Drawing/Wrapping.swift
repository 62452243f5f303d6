/// Breaks runs of text into lines.
enum Wrapping {
  /// Lines of at most `width` columns; words stay whole where they can, line breaks are kept.
  static func lines(_ runs: [Run], width: Int) -> [[Run]] {
    var breaker = LineBreaker(width: max(2, width))
    for run in runs {
      for character in run.text { breaker.take(character, run.role) }
    }
    return breaker.finish()
  }

  /// Pieces of exactly the text, cut at the width and nowhere else, for values to copy.
  static func pieces(_ text: String, width: Int) -> [String] {
    var pieces: [String] = []
    var line = ""
    var used = 0
    for character in text {
      let columns = Grapheme(character).width
      if character.isNewline || used + columns > max(2, width) {
        pieces.append(line)
        line = ""
        used = 0
      }
      if !character.isNewline {
        line.append(character)
        used += columns
      }
    }
    pieces.append(line)
    return pieces
  }
}

/// Collects characters into words and words into lines.
private struct LineBreaker {
  private let width: Int
  private var lines: [[Run]] = []
  private var line: [Run] = []
  private var lineColumns = 0
  private var word: [Run] = []
  private var wordColumns = 0
  private var gap: [Run] = []
  private var gapColumns = 0

  init(width: Int) { self.width = width }

  mutating func take(_ character: Character, _ role: Role) {
    if character.isNewline {
      endWord()
      endLine()
    } else if character == " " {
      endWord()
      Self.add(character, role, to: &gap)
      gapColumns += 1
    } else {
      let columns = Grapheme(character).width
      // A word wider than a line is cut where the line ends.
      if wordColumns + columns > width {
        endWord()
        endLine()
      }
      Self.add(character, role, to: &word)
      wordColumns += columns
    }
  }

  mutating func finish() -> [[Run]] {
    endWord()
    endLine()
    return lines
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if lineColumns + gapColumns + wordColumns > width { endLine() }
    // The indent of a first line is meant; blanks at a break are not.
    if lineColumns > 0 || lines.isEmpty {
      if lineColumns + gapColumns + wordColumns <= width {
        for run in gap { append(run) }
        lineColumns += gapColumns
      }
    }
    for run in word { append(run) }
    lineColumns += wordColumns
    word = []
    wordColumns = 0
    gap = []
    gapColumns = 0
  }

  private mutating func endLine() {
    lines.append(line)
    line = []
    lineColumns = 0
    gap = []
    gapColumns = 0
  }

  private mutating func append(_ run: Run) {
    if line.last?.role == run.role {
      line[line.count - 1].text += run.text
    } else {
      line.append(run)
    }
  }

  private static func add(_ character: Character, _ role: Role, to runs: inout [Run]) {
    if runs.last?.role == role {
      runs[runs.count - 1].text.append(character)
    } else {
      runs.append(Run(String(character), role))
    }
  }
}
