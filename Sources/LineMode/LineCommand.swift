/// The meaning of a typed line.
enum LineCommand: Equatable {
  /// An empty line, which does what Enter does.
  case enter
  /// A number, for lists.
  case number(Int)
  /// `back`, to the screen before.
  case back
  /// `quit` or `leave`, to save and exit.
  case leave
  /// `yes` or `apply`, to proposed changes.
  case confirm
  /// `again`, to check or try again.
  case retry
  /// `fix`, to go to the step with the problem.
  case fix
  /// `skip REASON`, to skip the screen; the reason is empty when it is missing.
  case skip(String)
  /// `steps`, to list the steps.
  case steps
  /// `jump N`, to the step with that number.
  case jump(Int)
  /// `fields`, to fill in the fields of the screen again.
  case fields
  /// `more`, to show the fields that are folded away.
  case more
  /// `details`, to list the details of the screen; `details N`, to read one of them.
  case details(Int?)
  /// `go N`, to take another way on.
  case other(Int)
  /// `clear`, to empty a field.
  case clear
  /// `act`, to play what the screen asks for where there is a sandbox.
  case act
  /// `help` or `?`, to list the words that work.
  case help
  /// Anything else: the content of a field.
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
    case ("fix", true): self = .fix
    case ("steps", true): self = .steps
    case ("fields", true): self = .fields
    case ("details", true): self = .details(nil)
    case ("details", false): self = Int(rest).map { .details($0) } ?? .text(line)
    case ("go", false): self = Int(rest).map { .other($0) } ?? .text(line)
    case ("more", true): self = .more
    case ("clear", true): self = .clear
    case ("act", true): self = .act
    case ("help", true), ("?", true): self = .help
    case ("skip", _): self = .skip(rest)
    case ("jump", false): self = Int(rest).map { .jump($0) } ?? .text(line)
    case (let word?, true): self = Int(word).map { .number($0) } ?? .text(line)
    case (_?, false): self = .text(line)
    }
  }

  /// Reads one of the few words that are a command even as a secret; nil for a secret.
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
