import Dispatch
import Glibc

/// A terminal without a screen: a program reads at one end what is typed at the other.
final class PseudoTerminal: Sendable {
  /// The system has no pseudo-terminal to offer.
  struct Unavailable: Error {}

  /// The end at which a person types, and reads the output of the terminal.
  let person: Int32
  /// The end at which a program reads.
  let line: Int32

  init() throws(Unavailable) {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard person >= 0, ioctl(person, Self.setLock, &lock) == 0,
      ioctl(person, Self.getNumber, &number) == 0
    else { throw Unavailable() }
    line = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard line >= 0 else { throw Unavailable() }
  }

  // TIOCSPTLCK and TIOCGPTN of ioctl_tty(2); posix_openpt(3) is hidden from Swift.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  deinit {
    close(line)
    close(person)
  }

  /// Whether typed characters are shown.
  var echoes: Bool {
    var settings = termios()
    tcgetattr(line, &settings)
    return settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Types as soon as echo is off, on another thread.
  ///
  /// - Returns: a group that is done when it is typed.
  func typeWhenHidden(_ text: String) -> DispatchGroup {
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { [self] in
      while echoes { usleep(1000) }
      let bytes = Array(text.utf8)
      _ = write(person, bytes, bytes.count)
    }
    return group
  }

  /// The output of the terminal since it was opened.
  func shown() -> String {
    _ = fcntl(person, F_SETFL, O_NONBLOCK)
    var bytes: [UInt8] = Array(repeating: 0, count: 4096)
    let count = max(0, read(person, &bytes, bytes.count))
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
