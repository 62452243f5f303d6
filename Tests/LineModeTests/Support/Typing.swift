import Glibc
import LineMode

/// A person who types these lines and then ends the input.
final class Typing {
  /// The lines that the face printed.
  private(set) var printed: [String] = []
  private let ends: (read: Int32, write: Int32)
  private(set) var face = LineFace(descriptor: -1)

  convenience init(_ lines: String...) {
    self.init(lines)
  }

  convenience init(_ lines: [String]) {
    self.init(text: lines.map { $0 + "\n" }.joined())
  }

  /// Creates a person who types exactly this text.
  init(text: String) {
    var pair: [Int32] = [-1, -1]
    _ = pipe(&pair)
    ends = (pair[0], pair[1])
    let text = Array(text.utf8)
    _ = write(ends.write, text, text.count)
    close(ends.write)
    face = LineFace(descriptor: ends.read) { [unowned self] in printed.append($0) }
  }

  deinit { close(ends.read) }

  /// All printed lines, as one text.
  var transcript: String { printed.joined(separator: "\n") }

  /// Whether the face has read everything that was typed.
  var isAllRead: Bool {
    var byte: UInt8 = 0
    return read(ends.read, &byte, 1) == 0
  }
}
