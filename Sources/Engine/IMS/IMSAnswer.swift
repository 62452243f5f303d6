import FoundationEssentials
import HTTP
import Values

/// An answer of IMS, read without ever failing: errors come as JSON, as nothing, or as a page of
/// something that is between.
struct IMSAnswer: Sendable {
  /// The answer as it came.
  let response: HTTPResponse
  /// Its JSON, an object or a list; nil for anything else.
  let json: JSONValue?
  private let cleaner: Cleaner

  /// Reads an answer; no body makes it fail.
  init(_ response: HTTPResponse, cleaner: Cleaner) {
    self.response = response
    self.cleaner = cleaner
    let json = try? JSONValue(parsing: response.body)
    self.json = json?.object != nil || json?.array != nil ? json : nil
  }

  /// The code of the error, such as `invalid_client`; not cleaned.
  var error: String { json?["error"]?.string ?? "" }

  /// The words of the error; not cleaned.
  var rawDescription: String {
    json?["error_description"]?.string ?? json?["message"]?.string ?? ""
  }

  /// The words of the error.
  var description: String { cleaner.line(rawDescription) }

  /// The time that IMS asks to wait; nil when it does not ask.
  var retryAfter: String? { cleaner.retryAfter(of: response) }

  /// The seconds that the server's clock is ahead of a time; nil when the answer has no date.
  func clockAhead(of now: Date) -> Double? {
    response.header("Date").flatMap(Self.date)?.timeIntervalSince(now)
  }

  /// What any call may answer when it is not IMS that answers, or IMS does not work; nil for an
  /// answer that belongs to the call.
  var outage: TokenProblem? {
    switch response.status {
    case 429: return .throttled(retryAfter: retryAfter)
    case 500...599 where json != nil || response.mediaType != "text/html":
      return .unavailable(status: response.status, retryAfter: retryAfter)
    default:
      guard json == nil else { return nil }
      return .notIMS(status: response.status, found: cleaner.message(of: response))
    }
  }

  /// An error that is nowhere documented; with the number under which Adobe finds it in its logs.
  var refused: TokenProblem {
    let number = response.header("x-debug-id").map { "x-debug-id \(cleaner.line($0, limit: 60))" }
    return .refused(
      status: response.status, error: cleaner.line(error, limit: 60),
      description: [description, number ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// The token in it.
  ///
  /// - Throws: ``TokenProblem/noToken`` when there is none, ``TokenProblem/expired(seconds:)`` when
  ///   it had expired before it came.
  func token(from endpoint: TokenEndpoint, at now: Date) throws(Problem) -> AccessToken {
    guard let text = json?["access_token"]?.string, !text.isEmpty else { throw .token(.noToken) }
    let token = AccessToken(
      value: Secret(copying: text.utf8),
      answeredLifetime: json?["expires_in"]?.integer.map(endpoint.seconds),
      claims: TokenClaims(text), received: now, clockAhead: clockAhead(of: now))
    if let end = token.end, end <= now {
      throw .token(.expired(seconds: Int(now.timeIntervalSince(end))))
    }
    return token
  }

  /// Reads `Sat, 21 Nov 2026 00:17:01 GMT`, the one form that servers still send.
  private static func date(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec"
    guard parts.count == 6, parts[2].count == 3, let month = months.firstRange(of: parts[2]) else {
      return nil
    }
    let number = months.distance(from: months.startIndex, to: month.lowerBound) / 3 + 1
    let digits = number < 10 ? "0\(number)" : String(number)
    return try? Date("\(parts[3])-\(digits)-\(parts[1])T\(parts[4])Z", strategy: .iso8601)
  }
}
