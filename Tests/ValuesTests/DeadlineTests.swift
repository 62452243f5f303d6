import Synchronization
import Testing
import Values

@Suite("Deadlines")
struct DeadlineTests {
  /// A clock that only the test moves.
  private final class Clock: Sendable {
    let now = Mutex(100.0)
  }

  @Test("It is past when its seconds are over, and never less than nothing is left")
  func passes() {
    let clock = Clock()
    let deadline = Deadline(seconds: 10) { clock.now.withLock { $0 } }
    #expect(deadline.seconds == 10 && deadline.left == 10 && !deadline.isPast)
    for (now, left) in [(109.0, 1.0), (110, 0), (500, 0)] {
      clock.now.withLock { $0 = now }
      #expect(deadline.left == left)
      #expect(deadline.isPast == (left == 0))
    }
  }
}
