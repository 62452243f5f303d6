import FoundationEssentials
import HTTP
import Values

/// Asks IMS for an access token with the client credentials of an OAuth Server-to-Server credential.
struct TokenRequest: Sendable {
  /// IMS, such as `https://ims-na1.adobelogin.com`.
  let ims: WebAddress
  /// Who asks.
  let clientID: String
  /// Goes in the body, never in the address: addresses are logged.
  let clientSecret: Secret
  /// What is asked for.
  let scopes: [String]
  /// Cleans what IMS says.
  let shown: ServerText

  /// What came back, without the token.
  struct Answer: Equatable, Sendable {
    /// Seconds that the token lasts.
    var expiresIn: Int?
    /// What the token says about itself; nil when it cannot be read.
    var claims: TokenClaims?
    /// How many seconds the server's clock is ahead of ours.
    var clockAhead: Double?
    /// Seconds from now, by the server's clock, until the token ends by its own claims.
    var remaining: Double?
  }

  /// Sends the request.
  ///
  /// - Throws: a ``TokenProblem`` that explains the refusal.
  func send(_ context: EngineContext) async throws(Problem) -> Answer {
    let form = FormBody([("grant_type", "client_credentials"), ("client_id", clientID)])
    form.add("client_secret", clientSecret)
    form.add("scope", scopes.joined(separator: ","))
    let request = HTTPRequest(
      .post, ims.appending("/ims/token/v3"), headers: [HTTPHeader("Accept", "application/json")],
      body: form.finish())
    let response = try await context.transport.answer(to: request, from: .ims)
    let now = context.now()
    let ahead = response.header("Date").flatMap(Self.date)?.timeIntervalSince(now)
    guard let json = try? JSONValue(parsing: response.body), json.object != nil else {
      throw .token(withoutJSON(response))
    }
    guard response.status == 200 else { throw .token(refusal(response, json)) }
    // The token lives in this scope only: nothing of it is kept but what it says about itself.
    guard let token = json["access_token"]?.string, !token.isEmpty else { throw .token(.noToken) }
    let claims = TokenClaims(token)
    var remaining: Double?
    if let created = claims?.created, let lifetime = claims?.lifetime {
      remaining = created.timeIntervalSince(now) + lifetime - (ahead ?? 0)
    }
    return Answer(
      expiresIn: json["expires_in"]?.integer, claims: claims, clockAhead: ahead,
      remaining: remaining)
  }

  private func withoutJSON(_ response: HTTPResponse) -> TokenProblem {
    switch response.status {
    case 429: return throttled(response)
    case 500...599 where response.mediaType != "text/html":
      return unavailable(response)
    default:
      return .notIMS(status: response.status, found: shown.message(of: response))
    }
  }

  private func refusal(_ response: HTTPResponse, _ json: JSONValue) -> TokenProblem {
    let error = json["error"]?.string ?? ""
    let description = json["error_description"]?.string ?? json["message"]?.string ?? ""
    switch (response.status, error) {
    case (429, _): return throttled(response)
    case (500...599, _): return unavailable(response)
    case (_, "invalid_client") where description.contains("client_secret"): return .clientSecret
    case (_, "invalid_client") where description.contains("client_id"): return .clientID
    case (_, "invalid_client"): return .client(description: shown.line(description))
    case (_, "invalid_scope"): return .scopeRefused(description: shown.line(description))
    default:
      return .refused(
        status: response.status, error: shown.line(error, limit: 60),
        description: shown.line(description))
    }
  }

  private func throttled(_ response: HTTPResponse) -> TokenProblem {
    .throttled(retryAfter: retryAfter(response))
  }

  private func unavailable(_ response: HTTPResponse) -> TokenProblem {
    .unavailable(status: response.status, retryAfter: retryAfter(response))
  }

  /// Seconds or a date, as the server wrote it.
  private func retryAfter(_ response: HTTPResponse) -> String? {
    response.header("Retry-After").map { value in
      shown.line(value.allSatisfy(\.isNumber) ? "\(value) seconds" : "until \(value)", limit: 60)
    }
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
