import Glibc

/// The time in the sandbox: in answers, tokens and created resources.
package enum SandboxClock: Equatable, Sendable {
  /// The time of the computer's clock.
  case system
  /// The time of the computer's clock, moved by a number of seconds.
  case offset(seconds: Int)
  /// Always the same moment, in seconds since 1970.
  case fixed(seconds: Int)

  /// The current time of this clock, in milliseconds since 1970.
  package var milliseconds: Int {
    switch self {
    case .system: Self.systemMilliseconds
    case .offset(let seconds): Self.systemMilliseconds + seconds * 1000
    case .fixed(let seconds): seconds * 1000
    }
  }

  private static var systemMilliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
