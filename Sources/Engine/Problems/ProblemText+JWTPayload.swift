extension ProblemText {
  /// A text is not the JWT payload of a service account, or not the one that is wanted.
  static func payload(_ flaw: JWTPayloadFlaw) -> ProblemText {
    func text(_ code: String, _ cause: String, _ advice: String...) -> ProblemText {
      ProblemText("jwt.payload-\(code)", cause, advice: advice)
    }
    let again = "Copy the JWT payload again from the credential's page, from { to }."
    switch flaw {
    case .notJSON:
      return text("not-json", "A JWT payload is JSON, and this is none.", again)
    case .cut:
      return text(
        "cut", "The JWT payload begins with { and does not end with }: it was cut.", again)
    case .encoded:
      return text(
        "encoded", "A JWT payload is JSON that can be read, and this is an encoded JWT or token.",
        again)
    case .notObject:
      return text(
        "not-object", "A JWT payload is a JSON object, and this is JSON of another kind.", again)
    case .issuer(let found):
      return text(
        "iss", "iss should be the organization ID, which ends with @AdobeOrg\(claim(found)).", again
      )
    case .subject(let found):
      return text(
        "sub",
        "sub should be the technical account ID, which ends with @techacct.adobe.com"
          + "\(claim(found)).", again)
    case .audience(let found):
      return text(
        "aud",
        "aud should be the authorization server, /c/ and the client ID\(claim(found)).", again)
    case .expiry(let found):
      return text("exp", "exp should be a whole number of seconds\(claim(found)).", again)
    case .metascopeMissing:
      return text(
        "metascope",
        "A metascope should be there, an address with /s/ that is true, and there is none.", again,
        "See whether the project's page lists the API: without it the payload has no metascope.")
    case .metascopeHost(let found, let wanted):
      return text(
        "metascope-host",
        "The metascope should be one of \(wanted), as aud is, and is \(found).", again)
    case .otherServer(let found, let wanted):
      return text(
        "server", "aud should name the authorization server \(wanted), and names \(found).",
        "Enter \(found) as authorization server when the payload is the right one.", again)
    case .otherClient(let found, let wanted):
      return text(
        "client", "aud should end with the client ID \(wanted), and ends with \(found).",
        "One of them belongs to another credential: copy both from the same page.")
    }
  }

  private static func claim(_ found: String) -> String {
    found.isEmpty ? ", and is missing" : ", and is \(found)"
  }
}
