import Glibc
import Values

/// The source of the lines that a person types.
protocol LineReading {
  /// The next line without its end; nil at the end of input.
  func line() -> String?
  /// The next line as a secret, not shown while it is typed; nil at the end of input.
  func secret() -> Secret?
  /// Forgets what was typed on a terminal and not read yet; what waits in a pipe stays.
  func dropTypedAhead()
}

/// Reads lines from a descriptor, one byte at a time so that nothing is read ahead of a secret.
struct LineInput: LineReading {
  private let descriptor: Int32

  init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// The next line without its end; nil at the end of input.
  func line() -> String? {
    var bytes: [UInt8] = []
    var isOpen = false
    while let byte = byte() {
      isOpen = true
      if byte == 0x0A { break }
      bytes.append(byte)
    }
    guard isOpen else { return nil }
    if bytes.last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The next line as a secret, not shown while it is typed; nil at the end of input.
  func secret() -> Secret? {
    let builder = SecretBuilder()
    var isOpen = false
    HiddenInput.whileHidden(descriptor) {
      while let byte = byte() {
        isOpen = true
        if byte == 0x0A { break }
        builder.append(byte)
      }
    }
    if builder.withBytes({ $0.last == 0x0D }) { builder.removeLast(1) }
    return isOpen ? builder.finish() : nil
  }

  /// Forgets what was typed on a terminal and not read yet; what waits in a pipe stays.
  func dropTypedAhead() {
    // On anything but a terminal this fails, and does nothing.
    tcflush(descriptor, TCIFLUSH)
  }

  private func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }
}
