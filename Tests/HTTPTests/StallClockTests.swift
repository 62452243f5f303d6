import Testing

@testable import HTTP

/// When a connection counts as stalled, on a clock that the test moves.
@Suite struct StallClockTests {
  private let start = ContinuousClock.now

  @Test func theLimitCountsFromTheLastByte() {
    var clock = StallClock(limit: 10, now: start)
    #expect(clock.pause(isSent: true, moved: 1, now: start + .seconds(6)) == 10_001)
    #expect(clock.pause(isSent: true, moved: 1, now: start + .seconds(12)) == 4_001)
    #expect(clock.pause(isSent: true, moved: 2, now: start + .seconds(15)) == 10_001)
    #expect(clock.pause(isSent: true, moved: 2, now: start + .seconds(24)) == 1_001)
    #expect(clock.pause(isSent: true, moved: 2, now: start + .seconds(25)) == nil)
  }

  @Test func connectingDoesNotStall() {
    var clock = StallClock(limit: 10, now: start)
    #expect(clock.pause(isSent: false, moved: 0, now: start + .seconds(60)) == 10_001)
    #expect(clock.pause(isSent: true, moved: 0, now: start + .seconds(69)) == 10_001)
    #expect(clock.pause(isSent: true, moved: 0, now: start + .seconds(78)) == 1_001)
  }

  @Test func aLimitOfYearsIsAskedForEveryHour() {
    var clock = StallClock(limit: 1e9, now: start)
    #expect(clock.pause(isSent: true, moved: 0, now: start) == 3_600_001)
  }
}
