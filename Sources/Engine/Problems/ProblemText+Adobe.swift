import Values

extension ProblemText {
  /// Adobe's identity service issues no token, or not the right one.
  static func token(_ problem: TokenProblem) -> ProblemText {
    switch problem {
    case .clientSecret:
      return ProblemText(
        "token.client-secret", "Adobe knows the client ID, but not this client secret.",
        "Copy the client secret again from Developer Console, Credential details.",
        "See whether the secret was deleted there after a rotation.")
    case .clientSecrets(let count):
      return ProblemText(
        "token.client-secrets",
        "Adobe knows the client ID, but none of the \(count) client secrets.",
        "Download the JSON of the credential again: both secrets were replaced since.",
        "See on the credential's page which secrets there are and when each was last used.")
    case .clientID:
      return ProblemText(
        "token.client-id", "Adobe does not know this client ID.",
        "Copy the client ID again from Developer Console, Credential details.",
        "Check that the project is in the right organization and was not deleted.")
    case .client(let description):
      return ProblemText(
        "token.client", "Adobe refused the client ID or the client secret\(said(description)).",
        "Copy both again from Developer Console, Credential details.")
    case .scopeRefused(let description):
      return ProblemText(
        "token.scope-refused",
        "Adobe refused the scopes: the credential may not ask for one of them\(said(description)).",
        "Copy the scopes from the Scopes tab of the credential.",
        "Add the API to the project in Developer Console.")
    case .throttled(let retryAfter):
      return ProblemText(
        "token.throttled",
        "Adobe has had too many requests for this credential (429)"
          + (retryAfter.map { "; it asks to wait: \($0)" } ?? "") + ".",
        "Wait some minutes, then run the step again.",
        "See whether another program asks for a new token each time.")
    case .unavailable(let status, let retryAfter):
      return ProblemText(
        "token.unavailable",
        "Adobe's identity service has a fault of its own (\(status))"
          + (retryAfter.map { "; it asks to wait: \($0)" } ?? "") + ".",
        "Run the step again in some minutes.", "See https://status.adobe.com.")
    case .notIMS(let status, let found):
      return ProblemText(
        "token.not-ims",
        "A token was expected, and something else answered (\(status))\(said(found)).",
        "Check the proxy: many show a page of their own.",
        "Check the address of Adobe's identity service.")
    case .noToken:
      return ProblemText(
        "token.none", "Adobe's identity service reported success, but gave no token.",
        "Check the address of Adobe's identity service.", "Run the step again.")
    case .expired(let seconds):
      return ProblemText(
        "token.expired",
        "A token was given that had already ended, \(seconds) seconds before it came.",
        "Run the step again.", "See https://status.adobe.com.")
    case .notValid(let reason):
      return ProblemText(
        "token.not-valid",
        "Adobe's identity service says that the token is not good\(said(reason)).",
        "It has ended: a token lasts a day; get a new one.",
        "It is of another client, or was cut in copying: compare its client ID, and see that it has "
          + "two dots.")
    case .tokenRejected(let status, let description):
      return ProblemText(
        "token.rejected", "The token was refused (\(status))\(said(description)).",
        "It has ended: a token lasts a day; get a new one and try once more.",
        "The new one is refused, too: the technical account has lost its product profile, or the "
          + "API is not added to the project.",
        "Both are there: the credential is old and broken; add a new one to the project.")
    case .refused(let status, let error, let description):
      return ProblemText(
        "token.refused",
        "Adobe refused the request (\(status)\(error.isEmpty ? "" : " \(error)"))"
          + "\(said(description)).",
        "Check client ID, client secret and scopes against Developer Console.")
    case .scopeMissing(let scope, let granted, let product):
      return ProblemText(
        "token.scope-missing",
        "The token should carry \(scope), but carries only: \(list(granted)). Without it "
          + "\(product) lets nothing through.",
        "Add the API of \(product) to the project in Developer Console.",
        "Tick its product profile for the credential there.",
        "See on the Scopes tab that \(scope) is listed, then run the step again.")
    }
  }

  /// The credential file cannot be used.
  static func credentialFile(_ path: String, _ flaw: CredentialFileFlaw) -> ProblemText {
    let again = "Use Download JSON of the OAuth Server-to-Server credential in Developer Console."
    func text(_ code: String, _ cause: String, _ advice: String) -> ProblemText {
      ProblemText("credential-file.\(code)", cause, advice)
    }
    switch flaw {
    case .unreadable(let reason):
      return text(
        "unreadable", "The file \(path) cannot be read: \(reason).",
        "Check the path and the permissions of the file.")
    case .directory:
      return text("directory", "\(path) is a folder, not a file.", "Name the file inside it.")
    case .notAFile:
      return text("not-a-file", "\(path) is a device or a pipe, not a file.", "Name a file.")
    case .tooLarge(let limit):
      return text(
        "too-large", "The file \(path) is larger than \(limit >> 20) MiB: no credential file is.",
        again)
    case .empty: return text("empty", "The file \(path) is empty.", again)
    case .webPage:
      return text(
        "web-page", "The file \(path) is a web page, probably a login page saved in its place.",
        again)
    case .archive:
      return text(
        "archive", "The file \(path) is a ZIP archive; JWT key pairs came like that.", again)
    case .privateKey:
      return text(
        "private-key", "The file \(path) is a private key; OAuth Server-to-Server has none.", again)
    case .certificate:
      return text(
        "certificate", "The file \(path) is a certificate; OAuth Server-to-Server has none.", again)
    case .notJSON(let flaw):
      let why = flaw.map { ": \($0.sentence)" } ?? ""
      return text("not-json", "The file \(path) is not JSON, or not all of it\(why).", again)
    case .postmanEnvironment:
      return text(
        "postman",
        "The file \(path) is an environment for Postman, which Developer Console exports as well.",
        again)
    case .noCredential:
      return text(
        "no-credential", "The file \(path) holds no OAuth Server-to-Server credential.",
        "Add one to the project in Developer Console, then use its Download JSON.")
    case .serviceAccount:
      return text(
        "jwt", "The file \(path) holds a service account (JWT) credential only, which Adobe ended.",
        "Add an OAuth Server-to-Server credential in Developer Console, then use its Download JSON."
      )
    case .serviceToken:
      return text(
        "service-token",
        "The file \(path) is a service token of AEM as a Cloud Service, which is made for something else.",
        again)
    case .several(let names):
      return text(
        "several", "The file \(path) holds several credentials: \(list(names)).",
        "Name one of them.")
    case .noneNamed(let name, let names):
      return text(
        "none-named", "The file \(path) has no credential \(name); it has: \(list(names)).",
        "Name one of them.")
    case .missing(let member):
      return text("missing", "The credential in \(path) has no \(member).", again)
    }
  }
}
