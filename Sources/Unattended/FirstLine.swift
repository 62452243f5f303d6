import Glibc
import Values

/// Collects the first line, or all, of what a file or a pipe gives; the bytes exist in `Secret`
/// memory and one wiped buffer alone.
final class FirstLine {
  private let builder = SecretBuilder()
  private let isWhole: Bool
  private var buffer = [UInt8](repeating: 0, count: 4096)
  /// Whether nothing more belongs to it.
  private(set) var isComplete = false

  /// What a read came to.
  enum Reading {
    case more
    case end
    case failed
  }

  init(isWhole: Bool) {
    self.isWhole = isWhole
  }

  deinit { explicit_bzero(&buffer, buffer.count) }

  /// How many bytes belong to it so far.
  var count: Int { builder.count }

  /// Reads once; what comes after the line is dropped.
  ///
  /// - Parameter read: told how many bytes came.
  func take(from descriptor: Int32, read: (Int) -> Void = { _ in }) -> Reading {
    var count = Glibc.read(descriptor, &buffer, buffer.count)
    while count < 0, errno == EINTR { count = Glibc.read(descriptor, &buffer, buffer.count) }
    guard count >= 0 else { return .failed }
    guard count > 0 else { return .end }
    read(count)
    if !isComplete {
      let bytes = buffer[..<count]
      let end = isWhole ? nil : bytes.firstIndex(of: 0x0A)
      builder.append(bytes[..<(end ?? bytes.endIndex)])
      isComplete = end != nil
    }
    return .more
  }

  /// Nothing more comes.
  func end() { isComplete = true }

  /// The line without its end.
  func finish() -> Secret {
    if builder.withBytes({ $0.last == 0x0D }) { builder.removeLast(1) }
    return builder.finish()
  }
}
