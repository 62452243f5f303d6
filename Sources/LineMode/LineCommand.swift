/// What a typed line means.
enum LineCommand: Equatable {
  /// An empty line.
  case enter
  /// A number, for lists.
  case number(Int)
  /// `back`.
  case back
  /// `quit`.
  case leave
  /// `yes` or `apply`, to proposed changes.
  case confirm
  /// `again`.
  case retry
  /// `mend`.
  case mend
  /// `skip REASON`.
  case skip(String)
  /// `steps`.
  case steps
  /// `jump N`.
  case jump(Int)
  /// `clear`, to empty a field.
  case clear
  /// `help`.
  case help
  /// Anything else.
  case text(String)

  /// Reads a line; words are taken without regard to case and to white space around them.
  init(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    let rest = words.dropFirst().joined(separator: " ")
    switch (words.first?.lowercased(), rest.isEmpty) {
    case (nil, _): self = .enter
    case ("back", true): self = .back
    case ("quit", true), ("leave", true): self = .leave
    case ("yes", true), ("apply", true): self = .confirm
    case ("again", true): self = .retry
    case ("fix", true): self = .mend
    case ("steps", true): self = .steps
    case ("clear", true): self = .clear
    case ("help", true), ("?", true): self = .help
    case ("skip", _): self = .skip(rest)
    case ("jump", false): self = Int(rest).map { .jump($0) } ?? .text(line)
    case (let word?, true): self = Int(word).map { .number($0) } ?? .text(line)
    case (_?, false): self = .text(line)
    }
  }

  /// The few words that are a command even where a secret is asked for; nil for a secret.
  init?(secretBytes bytes: UnsafeRawBufferPointer) {
    func isWord(_ word: StaticString) -> Bool {
      bytes.count == word.utf8CodeUnitCount
        && zip(bytes, UnsafeBufferPointer(start: word.utf8Start, count: bytes.count))
          .allSatisfy { $0 == $1 }
    }
    if isWord("back") {
      self = .back
    } else if isWord("quit") {
      self = .leave
    } else if isWord("help") {
      self = .help
    } else {
      return nil
    }
  }
}
