import FoundationEssentials
import HTTP
import Values

/// The claims of a service account for a token: created here, and checked before anything is
/// signed.
struct ServiceAccountClaims: Sendable {
  /// The longest time that a claim may be good for, in seconds: a day.
  static let longest = 86_400
  /// How long the claims created here are good for, in seconds.
  static let usual = 300

  /// IMS; the audience and the metascopes are below the same host as the call.
  var ims: WebAddress
  /// The client ID, a part of the audience.
  var clientID: String
  /// The organization: who claims.
  var organizationID: String
  /// The technical account: for whom.
  var technicalAccountID: String
  /// The metascopes, with or without the address in front.
  var metascopes: [String]

  /// The claims, good from a moment on for the usual time.
  func made(at now: Date) -> JSONValue {
    var members: [String: JSONValue] = [
      "exp": .integer(Int(now.timeIntervalSince1970) + Self.usual),
      "iss": .string(organizationID), "sub": .string(technicalAccountID),
      "aud": .string("\(ims.origin)/c/\(clientID)"),
    ]
    for scope in metascopes where !scope.isEmpty {
      members[scope.contains("://") ? scope : "\(ims.origin)/s/\(scope)"] = true
    }
    return .object(members)
  }

  /// Refuses claims that IMS would refuse, or that would be good for too long.
  ///
  /// They are created here, or pasted from the form in AEM.
  func check(_ claims: JSONValue, at now: Date) throws(JWTFlaw) {
    let found = { (name: String) in
      claims[name].map { TerminalText.line($0.string ?? "\($0.kind)", limit: 80) } ?? ""
    }
    guard case .integer(let end) = claims["exp"] else { throw .expiryNoInteger }
    let left = end.subtractingReportingOverflow(Int(now.timeIntervalSince1970))
    if left.overflow || left.partialValue > Self.longest {
      throw end > 100_000_000_000 ? .expiryMilliseconds : .expiryTooFar
    }
    guard left.partialValue > 0 else { throw .expiryPast(seconds: -left.partialValue) }
    guard let issuer = claims["iss"]?.string, issuer.lowercased().hasSuffix("@adobeorg") else {
      throw .issuer(found: found("iss"))
    }
    guard let subject = claims["sub"]?.string,
      subject.lowercased().hasSuffix("@techacct.adobe.com")
    else { throw .subject(found: found("sub")) }
    let audience = "\(ims.origin)/c/\(clientID)"
    guard !clientID.isEmpty, claims["aud"]?.string == audience else {
      throw .audience(found: found("aud"), wanted: TerminalText.line(audience, limit: 120))
    }
    if let id = claims["jti"], id.integer == nil { throw .identifierFormat }
    let scopes = (claims.object ?? [:]).filter { $0.key.contains("/s/") && $0.value == true }
    guard !scopes.isEmpty else { throw .metascopeMissing }
    let own = "\(ims.origin)/s/"
    if let foreign = scopes.keys.sorted().first(where: { !$0.hasPrefix(own) }) {
      throw .metascopeHost(found: TerminalText.line(foreign, limit: 120), host: ims.host)
    }
  }
}

extension JSONValue {
  /// The kind of the value, for saying what was found without showing it.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
