public import FoundationEssentials

/// Whether and when a request that failed may be sent again: exponential back-off, full jitter.
///
/// Pure: the caller waits, counts and keeps the time.
public struct RetryPolicy: Sendable {
  /// How often a request is sent at most, the first time included.
  public var attempts = 4
  /// The longest first wait, in seconds; it doubles with each attempt.
  public var base = 0.5
  /// The longest wait, in seconds.
  public var cap = 20.0
  /// Seconds since the first attempt after which no further one starts; a wait that the server asked
  /// for does not count.
  public var budget = 60.0
  /// The longest `Retry-After` that is obeyed, in seconds; more is for a person to decide.
  public var longestAsked = 120.0

  /// The usual limits.
  public init() {}

  /// The seconds to wait before the next attempt; nil when there must be none.
  ///
  /// - Parameters:
  ///   - request: only its method counts: GET and HEAD may be repeated, anything else only when
  ///     it surely never left.
  ///   - outcome: how the last attempt ended.
  ///   - attempt: its number, from 1.
  ///   - elapsed: seconds since the first attempt began.
  ///   - now: for a `Retry-After` with a date.
  public func delay(
    _ request: HTTPRequest, after outcome: Result<HTTPResponse, HTTPFailure>, attempt: Int,
    elapsed: Double, now: Date, using generator: inout some RandomNumberGenerator
  ) -> Double? {
    guard attempt < attempts, allows(outcome, request.method.isSafe) else { return nil }
    if case .success(let response) = outcome,
      let asked = RetryAfter.seconds(response, now: now)
    {
      return asked <= longestAsked ? asked : nil
    }
    let longest = min(cap, base * Double(1 << min(max(attempt, 1) - 1, 30)))
    let delay = Double.random(in: 0...longest, using: &generator)
    return elapsed + delay <= budget ? delay : nil
  }

  private func allows(_ outcome: Result<HTTPResponse, HTTPFailure>, _ isSafe: Bool) -> Bool {
    switch outcome {
    case .success(let response): isSafe && [429, 502, 503, 504].contains(response.status)
    case .failure(let failure): allows(failure, isSafe)
    }
  }

  private func allows(_ failure: HTTPFailure, _ isSafe: Bool) -> Bool {
    switch failure {
    case .unreachable: true
    case .dropped(let sent), .timedOut(_, _, let sent): isSafe || !sent
    case .unresolved, .proxy, .handshake, .certificate, .authorityFile, .tooLarge, .malformed,
      .unsafeHeader, .cancelled:
      false
    }
  }
}

extension HTTPMethod {
  /// Whether asking twice does no more than asking once and changes nothing.
  var isSafe: Bool {
    switch self {
    case .get, .head: true
    case .post, .put, .patch, .delete: false
    }
  }
}
