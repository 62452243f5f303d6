import HTTP
import Values

/// `credential.token`: whether Adobe gives a token for the credential in a file, and whether it
/// carries what its product needs.
struct CredentialTokenOperation: Operation {
  let signature = OperationSignature(
    name: "credential.token",
    inputs: [
      .text("path"), .optional("credentialName"), .optional("imsUrl"), .optional("scopes"),
      .optional("keyPath"), .init(name: "keyPassphrase", kind: .secret, isOptional: true),
    ],
    outputs: [
      .text("kind"), .text("expiresIn"), .text("seconds"), .text("grantedScopes"),
      .text("products"),
    ], changes: false, verifies: .itself)

  /// The credential and the token; both live as long as the run.
  struct Observation: Sendable {
    var credential: ConsoleCredential
    var ims: WebAddress
    /// The scopes that were asked for; nil for a service account, which asks for metascopes.
    var wanted: [String]?
    var token: AccessToken
    var cleaner: Cleaner
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let (credential, cleaner) = try choose(inputs)
    let host = credential.imsHost.map { "https://\($0)" }
    let ims = try IMSAddress.read(inputs.optional("imsUrl") ?? host ?? CredentialFormats.ims)
    let path = inputs.cleaner.line(try inputs.text("path"))
    guard !credential.clientID.isEmpty else {
      throw .credentialFile(path: path, .missing(member: "client ID"))
    }
    guard let secret = credential.clientSecrets.first else {
      throw .credentialFile(path: path, .missing(member: "client secret"))
    }
    if credential.kind.isOAuth {
      let wanted = inputs.optional("scopes").map(ScopeList.split) ?? credential.scopes
      guard !wanted.isEmpty else {
        throw .credentialFile(path: path, .missing(member: "scopes"))
      }
      context.report(Progress("Asking \(ims.host) for a token"))
      let token = try await TokenRequest(
        ims: ims, clientID: credential.clientID, clientSecrets: credential.clientSecrets,
        scopes: wanted, cleaner: cleaner
      ).send(context)
      return Observation(
        credential: credential, ims: ims, wanted: wanted, token: token, cleaner: cleaner)
    }
    let signer = try signer(for: credential, inputs)
    context.report(Progress("Asking \(ims.host) to exchange a JWT for a token"))
    let token = try await JWTExchange(
      claims: ServiceAccountClaims(
        ims: ims, clientID: credential.clientID, organizationID: credential.organizationID,
        technicalAccountID: credential.technicalAccountID, metascopes: credential.metascopes(inputs)
      ), clientSecret: secret, signer: signer, cleaner: cleaner
    ).send(context)
    return Observation(
      credential: credential, ims: ims, wanted: nil, token: token, cleaner: cleaner)
  }

  func conclude(
    _ observed: Observation, _ inputs: OperationInputs
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
    conclusion.evidence.append(Evidence("Good for", products.isEmpty ? "not known" : names))
    if products.isEmpty {
      conclusion.cautions.append(
        "None of the scopes is that of Smart Tags, Adobe Target or I/O Management; for Brand "
          + "Portal Adobe publishes none.")
    }
    let granted = observed.token.claims?.scopes ?? []
    for product in products where observed.wanted != nil {
      let lacking = product.scopes.filter { !granted.contains($0) }
      guard !granted.isEmpty, !lacking.isEmpty else { continue }
      conclusion.cautions.append(
        "For \(product.name) these scopes lack: \(lacking.joined(separator: ", ")).")
    }
    if let user = observed.token.claims?.userID, !credential.technicalAccountID.isEmpty,
      user != credential.technicalAccountID
    {
      conclusion.cautions.append(
        "The token stands for another account than the technical account in the file: "
          + "\(cleaner.line(user, limit: 80)).")
    }
    if credential.kind == .serviceAccount {
      conclusion.cautions += [ServiceAccountEnd.notice, ServiceAccountEnd.advice]
    }
    return conclusion
  }

  /// The credential that is meant: the one of today's kind, when the file has it.
  private func choose(
    _ inputs: OperationInputs
  ) throws(Problem) -> (ConsoleCredential, Cleaner) {
    let path = try inputs.text("path")
    do throws(CredentialFileFlaw) {
      let document = try CredentialFile.read(path: path)
      let cleaner = Cleaner(hiding: document.secrets)
      let today = document.credentials.filter(\.kind.isOAuth)
      let all = today.isEmpty ? document.credentials : today
      guard !all.isEmpty else { throw CredentialFileFlaw.noCredential }
      return (
        try CredentialDocument.choose(inputs.optional("credentialName"), from: all, cleaner),
        cleaner
      )
    } catch {
      throw .credentialFile(path: inputs.cleaner.line(path), error)
    }
  }

  private func signer(
    for credential: ConsoleCredential, _ inputs: OperationInputs
  ) throws(Problem) -> any RS256Signer {
    let path: String?
    let key: Secret?
    switch (inputs.optional("keyPath"), credential.privateKey) {
    case (let given?, _): (path, key) = (given, nil)
    case (nil, .path(let named)): (path, key) = (named, nil)
    case (nil, .pem(let text)): (path, key) = (nil, text)
    case (nil, nil): throw .jwt(.notSent(.keyMissing))
    }
    do throws(CertificateProblem) {
      let text = if let key { key } else { try SecretFile.read(path: path ?? "") }
      return try PrivateKeyFile.load(text, passphrase: inputs.secrets["keyPassphrase"])
    } catch {
      throw .jwt(.notSent(.key(path: path.map { inputs.cleaner.line($0) }, error)))
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

  /// The metascopes to ask for: those that were given, else the file's own.
  fileprivate func metascopes(_ inputs: OperationInputs) -> [String] {
    inputs.optional("scopes").map(ScopeList.split) ?? metascopes
  }
}
