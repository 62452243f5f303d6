/// Notices when a connection that is open has moved no byte for too long.
struct StallClock {
  private let limit: Duration
  private var last: ContinuousClock.Instant
  private var moved: Int64 = -1

  /// A clock that starts now; the limit is in seconds.
  init(limit: Double, now: ContinuousClock.Instant = .now) {
    self.limit = .seconds(limit)
    last = now
  }

  /// The milliseconds until the clock must be asked again, at most an hour; nil when it ran out.
  ///
  /// `isSent` is false while connecting, which has a limit of its own; `moved` are the bytes in
  /// both directions so far.
  mutating func pause(
    isSent: Bool, moved: Int64, now: ContinuousClock.Instant = .now
  ) -> Int32? {
    if !isSent || moved != self.moved {
      last = now
      self.moved = isSent ? moved : -1
    }
    let left = (last + limit) - now
    guard left > .zero else { return nil }
    return Int32(min(left, .seconds(3600)) / .milliseconds(1)) + 1
  }
}
