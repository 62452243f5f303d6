import Values

/// The places at which the properties of a file begin, for messages.
struct OSGiEntries {
  /// One property's first line.
  struct Entry: Equatable {
    /// The property's name, escapes resolved.
    var name: String
    /// The line, from 1.
    var line: Int
    /// The column at which the value begins, or that of an `=` that has white space beside it.
    var column: Int
  }

  /// Every property, in the order of the file.
  private(set) var all: [Entry] = []
  /// The entries with white space beside `=`.
  private(set) var spaced: [Entry] = []

  /// Finds them line by line.
  init(_ bytes: [UInt8], isJSON: Bool) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      if isJSON {
        takeMember(line, index + 1)
      } else {
        takeEntry(line, index + 1)
      }
    }
  }

  /// The place of a property; the file's beginning when it is not found.
  func place(of name: String) -> (line: Int, column: Int) {
    all.last { $0.name == name }.map { ($0.line, $0.column) } ?? (1, 1)
  }

  private mutating func takeMember(_ line: Substring, _ number: Int) {
    guard let open = line.firstIndex(of: "\"") else { return }
    let rest = line[line.index(after: open)...]
    guard let close = rest.firstIndex(of: "\"") else { return }
    let name = rest[..<close].prefix { $0 != ":" }
    let column = line[...close].utf16.count + 1
    all.append(Entry(name: String(name), line: number, column: column))
  }

  private mutating func takeEntry(_ line: Substring, _ number: Int) {
    guard !line.trimmed.hasPrefix("#") else { return }
    var index = line.startIndex
    while index < line.endIndex, line[index] != "=" {
      if line[index] == "\\" { index = line.index(after: index) }
      if index < line.endIndex { index = line.index(after: index) }
    }
    guard index < line.endIndex else { return }
    let key = line[..<index]
    let name = FelixIntentReader.unescaped(
      String(key.trimmed.drop { $0.unicodeScalars.first == "\u{FEFF}" }))
    guard !name.isEmpty, !name.contains("\"") else { return }
    let column = key.utf16.count + 1
    all.append(Entry(name: name, line: number, column: column + 1))
    let after = line[line.index(after: index)...].first
    // An escaped space belongs to the name.
    let isSpaced = key.last?.isWhitespace == true && !key.dropLast().hasSuffix("\\")
    if isSpaced || after?.isWhitespace == true {
      spaced.append(Entry(name: name, line: number, column: column))
    }
  }
}
