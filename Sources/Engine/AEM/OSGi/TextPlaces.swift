/// Lines and columns of a text, as editors show them: from 1, columns in UTF-16 units.
struct TextPlaces {
  private var starts = [0]

  /// Finds the line of every unit; CRLF, CR and LF each end one.
  init(_ units: [UInt16]) {
    var index = 0
    while index < units.count {
      let unit = units[index]
      index += 1
      if unit == 0x0D, index < units.count, units[index] == 0x0A { index += 1 }
      if unit == 0x0A || unit == 0x0D { starts.append(index) }
    }
  }

  /// The line of an index, from 1.
  func line(_ index: Int) -> Int { self[index].line }

  /// Line and column of an index.
  subscript(index: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return (low + 1, index - starts[low] + 1)
  }
}
