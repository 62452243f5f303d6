import Glibc

/// When a whole run has to be over.
package struct Deadline: Sendable {
  /// How long the run may take, in seconds.
  package let seconds: Double
  private let end: Double
  private let clock: @Sendable () -> Double

  /// A deadline that begins to run now; `clock` returns seconds that only go forward.
  package init(seconds: Double, clock: @escaping @Sendable () -> Double = Deadline.monotonic) {
    self.seconds = seconds
    self.clock = clock
    end = clock() + seconds
  }

  /// The seconds that are left, never less than 0.
  package var left: Double { max(0, end - clock()) }
  /// Whether the run has to be over.
  package var isPast: Bool { left == 0 }

  /// The machine's clock that no change of the date moves.
  package static let monotonic: @Sendable () -> Double = {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
