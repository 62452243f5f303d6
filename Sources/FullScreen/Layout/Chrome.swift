/// The parts that every picture has.
enum Chrome {
  /// Draws the line on top: the position on the left, step and save state on the right.
  ///
  /// The innermost name stays whole the longest; outer ones are shortened first.
  static func bar(
    crumbs: [String], right: String, isAlarm: Bool, _ frame: inout Frame, _ glyphs: Glyphs
  ) {
    let width = frame.size.columns
    let role: Role = isAlarm ? .barAlarm : .bar
    frame.fill(row: 0, columns: 0..<width, role: role)
    let rightColumns = right.columns
    let room = width - rightColumns - 4
    let joint = " \(glyphs.crumb) "
    var names = crumbs
    while names.count > 1, names.joined(separator: joint).columns > room {
      names.remove(at: names.first == glyphs.ellipsis ? 1 : 0)
      if names.first != glyphs.ellipsis, names.count > 1 { names.insert(glyphs.ellipsis, at: 0) }
      if names.count == 2, names.joined(separator: joint).columns > room { names.removeFirst() }
    }
    frame.put(
      names.joined(separator: joint), row: 0, column: 1, width: max(1, room), role: role,
      glyphs: glyphs)
    frame.put(
      right, row: 0, column: max(0, width - rightColumns - 1), role: role, glyphs: glyphs)
  }

  /// Draws a text over everything between the first and the last two lines.
  static func panel(
    _ title: String, _ lines: [[Run]], from first: Int, _ frame: inout Frame, _ glyphs: Glyphs
  ) {
    let width = PanelLayout.width(frame.size)
    let room = max(1, frame.size.rows - 4)
    let first = max(0, min(first, lines.count - room))
    let end = frame.put(
      title, row: 1, column: 2, width: width, role: .strong, glyphs: glyphs)
    let below = lines.count - first - room
    var more = first > 0 ? "  \(glyphs.up) \(first)" : ""
    if below > 0 { more += "  \(glyphs.down) \(below)" }
    frame.put(more, row: 1, column: end, role: .key, glyphs: glyphs)
    for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
      frame.put(line, row: row + 2, column: 2, width: width, glyphs: glyphs)
    }
    frame.cursor = .init(row: 1, column: 2, isVisible: false)
  }

  /// Draws how much is out of sight, in words when there is room.
  static func more(
    above: Int, below: Int, row: Int, column: Int, width: Int, _ frame: inout Frame,
    _ glyphs: Glyphs
  ) {
    var parts: [(sign: String, words: String)] = []
    if above > 0 { parts.append(("\(glyphs.up) ", Wording.more(above, above: true))) }
    if below > 0 { parts.append(("\(glyphs.down) ", Wording.more(below, above: false))) }
    var text = parts.map { $0.sign + $0.words }.joined(separator: "   ")
    if text.columns > width {
      text = parts.map { $0.sign + ($0.words.split(separator: " ").first ?? "") }
        .joined(separator: "   ")
    }
    frame.put(text, row: row, column: column, width: width, role: .key, glyphs: glyphs)
  }

  /// The sentence for a window in which nothing fits.
  static func tooSmall(_ size: Size, _ glyphs: Glyphs) -> Frame {
    var frame = Frame(size)
    let lines = Wrapping.lines([Run(Wording.tooSmall(size))], width: size.columns)
    for (row, line) in lines.prefix(size.rows).enumerated() {
      frame.put(line, row: row, column: 0, width: size.columns, glyphs: glyphs)
    }
    return frame
  }
}
