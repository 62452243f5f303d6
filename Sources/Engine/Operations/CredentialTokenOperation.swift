import HTTP
import Values

/// `credential.token`: whether Adobe issues a token for the credential in a file, and whether it
/// carries what its product needs.
struct CredentialTokenOperation: Operation {
  let signature = OperationSignature(
    name: "credential.token", inputs: Wanted.inputs,
    outputs: [
      .text("kind"), .text("expiresIn"), .text("seconds"), .text("grantedScopes"),
      .text("products"),
    ], changes: false, verifies: .itself)

  /// The file, which of its credentials, and what to ask for.
  struct Wanted: DecodedInputs {
    private static let imsURL = Input.optional("imsUrl")
    private static let scopes = Input.optional("scopes")
    private static let keyPath = Input.optional("keyPath")
    private static let passphrase = Input.optionalSecret("keyPassphrase")
    static let inputs: [any OperationInput] =
      CredentialReadOperation.Wanted.inputs + [imsURL, scopes, keyPath, passphrase]

    let file: CredentialReadOperation.Wanted
    /// IMS; nil for the one that the file names.
    let ims: WebAddress?
    /// Scopes, or metascopes, in place of the file's.
    let scopes: [String]?
    /// The file of the private key, in place of the one that the credential file names.
    let keyPath: String?
    let keyPassphrase: Secret?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      file = try CredentialReadOperation.Wanted(inputs, context)
      ims = try inputs[Self.imsURL].map(IMSAddress.read)
      scopes = inputs[Self.scopes].map(ScopeList.split)
      keyPath = inputs[Self.keyPath]
      keyPassphrase = inputs[Self.passphrase]
    }
  }

  /// The credential and the token; both live as long as the run.
  struct Observation: Sendable {
    var credential: ConsoleCredential
    var ims: WebAddress
    /// The scopes that were asked for; nil for a service account, which asks for metascopes.
    var wanted: [String]?
    var token: AccessToken
    var cleaner: Cleaner
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let (credential, cleaner) = try choose(wanted)
    let host = credential.imsHost.map { "https://\($0)" } ?? CredentialFormats.ims
    let ims = if let ims = wanted.ims { ims } else { try IMSAddress.read(host) }
    let path = wanted.file.cleaner.line(wanted.file.path)
    guard !credential.clientID.isEmpty else {
      throw .credentialFile(path: path, .missing(member: "client ID"))
    }
    guard let secret = credential.clientSecrets.first else {
      throw .credentialFile(path: path, .missing(member: "client secret"))
    }
    if credential.kind.isOAuth {
      let scopes = wanted.scopes ?? credential.scopes
      guard !scopes.isEmpty else {
        throw .credentialFile(path: path, .missing(member: "scopes"))
      }
      context.report(Progress("Asking \(ims.host) for a token"))
      let token = try await TokenRequest(
        ims: ims, clientID: credential.clientID, clientSecrets: credential.clientSecrets,
        scopes: scopes, cleaner: cleaner
      ).send(context)
      return Observation(
        credential: credential, ims: ims, wanted: scopes, token: token, cleaner: cleaner)
    }
    let signer = try signer(for: credential, wanted)
    context.report(Progress("Asking \(ims.host) to exchange a JWT for a token"))
    let token = try await JWTExchange(
      claims: ServiceAccountClaims(
        ims: ims, clientID: credential.clientID, organizationID: credential.organizationID,
        technicalAccountID: credential.technicalAccountID,
        metascopes: wanted.scopes ?? credential.metascopes
      ), clientSecret: secret, signer: signer, cleaner: cleaner
    ).send(context)
    return Observation(
      credential: credential, ims: ims, wanted: nil, token: token, cleaner: cleaner)
  }

  func conclude(
    _ observed: Observation, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    let (credential, cleaner) = (observed.credential, observed.cleaner)
    var conclusion = try TokenReport(
      token: observed.token, clientID: credential.clientID, wanted: observed.wanted,
      cleaner: cleaner
    ).conclusion()
    let products = credential.products(askingFor: observed.wanted ?? [])
    let names = products.map(\.name).joined(separator: ", ")
    conclusion.texts["kind"] = credential.kind.rawValue
    conclusion.texts["seconds"] = observed.token.lifetime.map { String($0) }
    conclusion.texts["products"] = products.map(\.rawValue).joined(separator: ",")
    conclusion.evidence.insert(
      contentsOf: [
        Evidence(
          "Credential",
          [cleaner.line(credential.name, limit: 80), credential.kind.title]
            .filter { !$0.isEmpty }.joined(separator: ", ")),
        Evidence("Client ID", cleaner.line(credential.clientID, limit: 80)),
        Evidence("Asked", observed.ims.origin),
      ], at: 0)
    conclusion.evidence.append(Evidence("Valid for", products.isEmpty ? "unknown" : names))
    if products.isEmpty {
      conclusion.cautions.append(
        "None of the scopes is for Smart Tags, Adobe Target or I/O Management. Adobe publishes "
          + "none for Brand Portal.")
    }
    let granted = observed.token.claims?.scopes ?? []
    for product in products where observed.wanted != nil {
      let lacking = product.scopes.filter { !granted.contains($0) }
      guard !granted.isEmpty, !lacking.isEmpty else { continue }
      conclusion.cautions.append(
        "These scopes are missing for \(product.name): \(lacking.joined(separator: ", ")).")
    }
    if let user = observed.token.claims?.userID, !credential.technicalAccountID.isEmpty,
      user != credential.technicalAccountID
    {
      conclusion.cautions.append(
        "The token belongs to another account than the technical account in the file: "
          + "\(cleaner.line(user, limit: 80)).")
    }
    if credential.kind == .serviceAccount {
      conclusion.cautions += [ServiceAccountEnd.notice, ServiceAccountEnd.advice]
    }
    return conclusion
  }

  /// The credential that is meant: the one of today's kind, when the file has it.
  private func choose(
    _ wanted: Wanted
  ) throws(Problem) -> (ConsoleCredential, Cleaner) {
    let file = wanted.file
    do throws(CredentialFileFlaw) {
      let document = try CredentialFile.read(path: file.path)
      let cleaner = Cleaner(hiding: document.secrets)
      let today = document.credentials.filter(\.kind.isOAuth)
      let all = today.isEmpty ? document.credentials : today
      guard !all.isEmpty else { throw CredentialFileFlaw.noCredential }
      return (
        try CredentialDocument.choose(file.credentialName, from: all, cleaner),
        cleaner
      )
    } catch {
      throw .credentialFile(path: file.cleaner.line(file.path), error)
    }
  }

  private func signer(
    for credential: ConsoleCredential, _ wanted: Wanted
  ) throws(Problem) -> any RS256Signer {
    let path: String?
    let key: Secret?
    switch (wanted.keyPath, credential.privateKey) {
    case (let given?, _): (path, key) = (given, nil)
    case (nil, .path(let named)): (path, key) = (named, nil)
    case (nil, .pem(let text)): (path, key) = (nil, text)
    case (nil, nil): throw .jwt(.notSent(.keyMissing))
    }
    do throws(CertificateProblem) {
      let text = if let key { key } else { try SecretFile.read(path: path ?? "") }
      return try PrivateKeyFile.load(text, passphrase: wanted.keyPassphrase)
    } catch {
      throw .jwt(.notSent(.key(path: path.map { wanted.file.cleaner.line($0) }, error)))
    }
  }
}

extension ConsoleCredential {
  /// The products that the file, or who asks, has in mind.
  fileprivate func products(askingFor wanted: [String]) -> [AdobeProduct] {
    AdobeProduct.allCases.filter { product in
      product.isCarried(by: self, services: []) || wanted.contains { $0 == product.keyScope }
    }
  }
}
