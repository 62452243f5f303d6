import Glibc
import Values

/// Collects the first line, or all, of what a file or a pipe gives.
///
/// The bytes exist only in `Secret` memory and one wiped buffer.
final class FirstLine {
  private let builder = SecretBuilder()
  private let isWhole: Bool
  private var buffer = [UInt8](repeating: 0, count: 4096)
  /// Whether the line has ended, so that further bytes are dropped.
  private(set) var isComplete = false

  /// The outcome of a read.
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

  /// Reads once and drops what comes after the line; `read` is told how many bytes came.
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

  /// Ends the line, so that further bytes are dropped.
  func end() { isComplete = true }

  /// The line without its end; a carriage return before it is removed too.
  func finish() -> Secret {
    if builder.withBytes({ $0.last == 0x0D }) { builder.removeLast(1) }
    return builder.finish()
  }
}
