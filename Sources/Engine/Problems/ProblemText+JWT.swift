extension ProblemText {
  /// There is no token for a JWT, or no JWT.
  static func jwt(_ problem: JWTProblem) -> ProblemText {
    switch problem {
    case .notSent(let flaw): notSent(flaw)
    case .refused(let refusal): refused(refusal)
    case .payload(let flaw): payload(flaw)
    }
  }

  private static func notSent(_ flaw: JWTFlaw) -> ProblemText {
    func text(_ code: String, _ cause: String, _ advice: String) -> ProblemText {
      ProblemText(
        "jwt.\(code)", cause + " Nothing was sent.", advice,
        "Prefer OAuth Server-to-Server: Adobe ended service accounts (JWT) on "
          + "\(ServiceAccountEnd.allEnded).")
    }
    func expiry(_ reason: String) -> ProblemText {
      text(
        "exp", "The claim exp \(reason).",
        "Give the seconds since 1970 of a moment within a day, such as five minutes from now.")
    }
    switch flaw {
    case .keyMissing:
      return text(
        "key-missing",
        "A service account (JWT) needs its private key, which the file does not hold.",
        "Name it with --key FILE: private.key of the ZIP that Developer Console made.")
    case .key(let path, let problem):
      let reason = ProblemText(problem)
      return text(
        "key", "The private key\(path.map { " \($0)" } ?? "") cannot be used. \(reason.cause)",
        reason.advice.first ?? "Name the file of the key, usually private.key.")
    case .algorithm(let found):
      return text(
        "algorithm",
        "The header says \(found); Adobe takes RS256 only, and others can be forged.",
        "Set alg to RS256.")
    case .notSigned:
      return text("not-signed", "The private key did not sign.", "Check that it is an RSA key.")
    case .expiryNoInteger: return expiry("is no whole number")
    case .expiryPast(let seconds): return expiry("passed \(seconds) seconds ago")
    case .expiryTooFar: return expiry("is more than a day ahead")
    case .expiryMilliseconds: return expiry("is in milliseconds; it has to be in seconds")
    case .issuer(let found):
      return text(
        "iss",
        "The claim iss has to be the organization ID, which ends with @AdobeOrg\(said(found)).",
        "Copy the organization ID from Developer Console.")
    case .subject(let found):
      return text(
        "sub",
        "The claim sub has to be the technical account ID, which ends with @techacct.adobe.com"
          + "\(said(found)).", "Copy the technical account ID from Developer Console.")
    case .audience(let found, let wanted):
      return text(
        "aud", "The claim aud has to be \(wanted)\(said(found)).",
        "Check the client ID at its end, and that its host is the one that is asked.")
    case .identifierFormat:
      return text("jti", "The claim jti is no integer.", "Leave it out, or give a whole number.")
    case .metascopeMissing:
      return text(
        "metascope-missing", "No metascope is claimed, and there has to be one.",
        "Give the metascope of the credential's JWT page with --scopes.")
    case .metascopeHost(let found, let host):
      return text(
        "metascope-host", "The metascope \(found) is not one of \(host), which is asked.",
        "Use the same host in the metascopes, in aud and for the call.")
    }
  }

  private static func refused(_ refusal: JWTRefusal) -> ProblemText {
    switch refusal {
    case .signatureUnmatched: return unmatched("signature-unmatched", "")
    case .signatureInvalid(let description): return unmatched("signature", description)
    case .undecodable:
      return ProblemText(
        "jwt.undecodable", "Adobe cannot decode the JWT.",
        "exp is a date or text: it has to be a whole number of seconds.",
        "The JWT was cut or has a line break: it has two dots and no spaces.")
    case .expired(let description):
      return ProblemText(
        "jwt.expired", "The JWT had ended when it reached Adobe\(said(description)).",
        "Compare this machine's clock with Adobe's, which the Date header of its answers shows.",
        "When it was made elsewhere, make a new one: exp has to lie in the future.")
    case .token(let description):
      return ProblemText(
        "jwt.refused", "Adobe refused the JWT (invalid_token)\(said(description)).",
        "The certificate has ended: see its date on the credential's page.",
        "Another organization or technical account: compare iss and sub with that page.",
        "exp or jti is no integer: look into the payload.")
    case .clientUnknown(let description):
      return ProblemText(
        "jwt.client-unknown",
        "Adobe knows no credential with this client ID, or aud names another\(said(description)).",
        "Compare the client ID with the credential's page: a deleted credential looks like this.",
        "Compare the client ID with the end of aud: they have to be equal.",
        "Compare the host in aud with the one that is asked: they have to be equal.")
    case .client(let description):
      return ProblemText(
        "jwt.client", "Client ID and client secret do not belong together\(said(description)).",
        "Copy both again from the credential's page.",
        "When both are right, the credential may not exchange JWTs (exchange_jwt): it is of another "
          + "kind, as its page says.")
    case .identifier(let description):
      return ProblemText(
        "jwt.identifier",
        "The credential wants a jti that was not used before\(said(description)).",
        "Missing: add a whole number as jti.", "Used before: make a new JWT for each call.")
    case .metascopesNotBound:
      return ProblemText(
        "jwt.metascopes-not-bound", "The credential does not have one of the metascopes.",
        "The API is not added to the project: see whether the project's page lists it.",
        "A wrong metascope: compare it with the payload on the credential's JWT page.")
    case .metascopes(let description):
      return ProblemText(
        "jwt.metascopes", "Adobe refused the metascopes\(said(description)).",
        "None is claimed, or its name is misspelt: compare with the credential's JWT page.",
        "The credential does not have it: see whether the project's page lists the API.")
    case .claimFormat(let description):
      return ProblemText(
        "jwt.claim-format",
        "Adobe can read the JWT, but sub, iss, exp or jti has the wrong format"
          + "\(said(description)).",
        "iss ends with @AdobeOrg, sub with @techacct.adobe.com.", "exp and jti are whole numbers.")
    case .migrated:
      return ProblemText(
        "jwt.migrated",
        "Adobe answers with an internal error (500), as it does for a credential that has become "
          + "OAuth Server-to-Server; asking again does not help then.",
        "The credential's page says OAuth Server-to-Server: use its Download JSON.",
        "It still says Service Account (JWT): it is a fault of Adobe's; run the step again later.")
    }
  }

  private static func unmatched(_ code: String, _ description: String) -> ProblemText {
    ProblemText(
      "jwt.\(code)",
      "No certificate that Adobe has for this credential belongs to the private key"
        + "\(said(description)).",
      "Another key: compare its certificate's SHA-1 fingerprint with those on the credential's page.",
      "An ended certificate: its end stands beside the fingerprint; since "
        + "\(ServiceAccountEnd.renewalEnded) none can be added.",
      "A removed certificate: the fingerprint is not on the page any more.",
      "A credential that has become OAuth Server-to-Server: its page shows no certificates.")
  }
}
