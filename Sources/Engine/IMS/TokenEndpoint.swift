/// The paths at which IMS issues tokens; they differ in how they count the time that a token lasts.
enum TokenEndpoint: String, Sendable {
  /// The first form of the token call, which answers milliseconds.
  case v1 = "/ims/token/v1"
  /// The second form of the token call, which answers seconds.
  case v2 = "/ims/token/v2"
  /// The one that Adobe documents.
  case v3 = "/ims/token/v3"
  /// The exchange of a JWT.
  case jwt = "/ims/exchange/jwt"

  /// `expires_in` in seconds: the first form and the exchange answer milliseconds.
  func seconds(_ expiresIn: Int) -> Int {
    switch self {
    case .v1, .jwt: expiresIn / 1_000
    case .v2, .v3: expiresIn
    }
  }
}
