/// A picture of the whole screen: the content of every cell, and the place of the cursor.
struct Frame: Equatable, Sendable {
  /// The window it is for.
  let size: Size
  /// Row by row, each exactly as wide as the window.
  private(set) var rows: [[Cell]]
  /// The place of the cursor.
  var cursor = Cursor(row: 0, column: 0, isVisible: false)

  /// The content of one cell.
  struct Cell: Equatable, Sendable {
    /// The character that is drawn; nil in the right half of a wide one.
    var character: Character?
    /// The meaning of the text, which decides its look.
    var role: Role

    /// A cell with a space in the role of running text.
    static let blank = Cell(character: " ", role: .text)
  }

  /// A place and whether it blinks.
  struct Cursor: Equatable, Sendable {
    /// The row, counted from 0 at the top.
    var row: Int
    /// The column, counted from 0 at the left.
    var column: Int
    /// Whether typing goes there; otherwise it only tells a screen reader where the focus is.
    var isVisible: Bool
  }

  /// An empty screen of this size, with the cursor hidden at the top left.
  init(_ size: Size) {
    self.size = size
    rows = Array(repeating: Array(repeating: .blank, count: size.columns), count: size.rows)
  }

  /// Draws text in one line; what is wider than `width` columns is cut with a sign.
  ///
  /// - Returns: the column after the last one drawn.
  @discardableResult
  mutating func put(
    _ text: String, row: Int, column: Int, width: Int? = nil, role: Role, glyphs: Glyphs
  ) -> Int {
    put([Run(text, role)], row: row, column: column, width: width, glyphs: glyphs)
  }

  /// Draws runs one after another, as ``put(_:row:column:width:role:glyphs:)`` does.
  @discardableResult
  mutating func put(
    _ runs: [Run], row: Int, column: Int, width: Int? = nil, glyphs: Glyphs
  ) -> Int {
    let room = min(width ?? size.columns, size.columns - column)
    guard rows.indices.contains(row), column >= 0, room > 0 else { return column }
    let signs = runs.flatMap { run in run.text.map { (sign: Grapheme($0), role: run.role) } }
    let fits = signs.reduce(0) { $0 + $1.sign.width } <= room
    var place = column
    for (sign, role) in signs {
      if !fits, place + sign.width > column + room - 1 {
        set(row, place, Character(glyphs.ellipsis), role)
        return place + 1
      }
      set(row, place, sign.character, role)
      if sign.width == 2 { rows[row][place + 1] = Cell(character: nil, role: role) }
      place += sign.width
    }
    return place
  }

  /// Draws lines in rows; when there are not enough rows, the last line is cut with a sign.
  mutating func put(
    lines: [[Run]], rows: Range<Int>, column: Int, width: Int, glyphs: Glyphs
  ) {
    for (index, row) in rows.enumerated() where lines.indices.contains(index) {
      let isLast = index == rows.count - 1
      let rest = isLast ? Array(lines[index...].joined(separator: [Run(" ")])) : lines[index]
      put(rest, row: row, column: column, width: width, glyphs: glyphs)
    }
  }

  /// Gives a part of a row one role.
  mutating func fill(row: Int, columns: Range<Int>, with text: Character = " ", role: Role) {
    guard rows.indices.contains(row) else { return }
    for column in columns.clamped(to: 0..<size.columns) { set(row, column, text, role) }
  }

  private mutating func set(_ row: Int, _ column: Int, _ character: Character, _ role: Role) {
    rows[row][column] = Cell(character: character, role: role)
  }

  /// The picture as lines of text without trailing blanks.
  var text: String {
    rows.map { row in
      var line = String(row.compactMap(\.character))
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}

/// Text in one role.
struct Run: Equatable, Sendable {
  /// The text as it is drawn, without line breaks.
  var text: String
  /// The meaning of the text, which decides its look.
  var role: Role

  /// Pairs text with its role.
  init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}
