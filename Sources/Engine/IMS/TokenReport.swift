import FoundationEssentials
import Values

/// The facts about a token that are shown: whose it is, how long it lasts, which scopes it carries.
///
/// Never the token itself.
struct TokenReport: Sendable {
  /// The token that the report is about.
  let token: AccessToken
  /// The client that asked.
  let clientID: String?
  /// The scopes that were asked for; nil when none could be, as with a JWT.
  let wanted: [String]?
  /// Cleans what the token says.
  let cleaner: Cleaner

  /// The conclusion, with the outputs `expiresIn` and `grantedScopes`.
  ///
  /// `product` names the product when its scope is missing; nil takes the API's name. Throws
  /// ``TokenProblem/scopeMissing(scope:granted:product:)`` when the scope that a product needs was
  /// requested and not granted.
  func conclusion(product: String? = nil) throws(Problem) -> Conclusion {
    let granted = token.claims?.scopes
    let listed = (granted ?? []).map { cleaner.line($0, limit: 80) }
    var conclusion = Conclusion(.passed)
    if let granted, let wanted {
      let missing = wanted.filter { !granted.contains($0) }
      for candidate in AdobeProduct.allCases {
        guard let scope = candidate.keyScope, missing.contains(scope) else { continue }
        throw .token(
          .scopeMissing(scope: scope, granted: listed, product: product ?? candidate.api))
      }
      if !missing.isEmpty {
        conclusion.cautions.append(
          "The token lacks \(cleaner.line(missing.joined(separator: ", "))).")
      }
    } else if granted == nil {
      conclusion.outcome = .unknown("aem-setup cannot read the token's scopes.")
    }
    let scopes = listed.joined(separator: ",")
    conclusion.texts = ["expiresIn": lifetime, "grantedScopes": scopes]
    conclusion.evidence = [
      Evidence(
        "Token",
        "issued to this machine by Adobe; AEM's own connection to Adobe is not tested"),
      Evidence("Valid for", lifetime),
      Evidence("Scopes", granted == nil ? "not readable" : scopes),
    ]
    if let issuer = token.claims?.issuer {
      conclusion.evidence.append(Evidence("Issued by", cleaner.line(issuer, limit: 60)))
    }
    if let user = token.claims?.userID {
      conclusion.evidence.append(Evidence("Issued to", cleaner.line(user, limit: 80)))
    }
    conclusion.cautions += doubts
    return conclusion
  }

  private var doubts: [String] {
    var doubts: [String] = []
    if let client = token.claims?.clientID, client != clientID {
      doubts.append("The token names another client: \(cleaner.line(client, limit: 80)).")
    }
    if token.secretIndex > 0 {
      doubts.append(
        "Adobe refused the first client secret and accepted number \(token.secretIndex + 1). "
          + "Enter that one in AEM.")
    }
    if let ahead = token.clockAhead, abs(ahead) > 120 {
      doubts.append(
        "This machine's clock is \(Int(abs(ahead))) seconds \(ahead > 0 ? "behind" : "ahead of") "
          + "Adobe's.")
    }
    return doubts
  }

  private var lifetime: String {
    guard let seconds = token.lifetime else { return "unknown" }
    return "\(seconds) s (\(seconds / 3_600) h \(seconds % 3_600 / 60) min)"
  }
}
