import Values

/// `credential.read`: the OAuth Server-to-Server credential in a file of Developer Console.
struct CredentialReadOperation: Operation {
  let signature = OperationSignature(
    name: "credential.read", inputs: Wanted.inputs,
    outputs: [
      .text("clientId"), .text("technicalAccountId"), .text("orgId"), .text("scopes"),
      .secret("clientSecret"), .init(name: "otherSecret", kind: .secret, isOptional: true),
      .text("kind"),
    ], changes: false, verifies: .itself)

  /// The file, and which of its credentials.
  struct Wanted: DecodedInputs {
    private static let path = Input.text("path")
    private static let name = Input.optional("credentialName")
    static let inputs: [any OperationInput] = [path, name]

    let path: String
    /// Needed when the file has several.
    let credentialName: String?
    let cleaner: Cleaner

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      path = try inputs[Self.path]
      credentialName = inputs[Self.name]
      cleaner = inputs.cleaner
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> ConsoleCredential
  {
    context.report(Progress("Reading the credential file"))
    do throws(CredentialFileFlaw) {
      let document = try CredentialFile.read(path: wanted.path)
      let cleaner = Cleaner(hiding: document.secrets)
      return try CredentialDocument.choose(
        wanted.credentialName, from: try document.oauth(), cleaner)
    } catch {
      throw .credentialFile(path: wanted.cleaner.line(wanted.path), error)
    }
  }

  func conclude(
    _ observed: ConsoleCredential, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    // The file is not a part of the inputs, so its secrets have to be hidden here.
    let cleaner = Cleaner(hiding: observed.clientSecrets)
    let path = wanted.cleaner.line(wanted.path)
    func required(_ value: String, _ member: String) throws(Problem) -> String {
      guard !value.isEmpty else { throw .credentialFile(path: path, .missing(member: member)) }
      return cleaner.line(value)
    }
    guard let secret = observed.clientSecrets.first else {
      throw .credentialFile(path: path, .missing(member: "client secret"))
    }
    let scopes = observed.scopes.map { cleaner.line($0, limit: 80) }
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "clientId": try required(observed.clientID, "client ID"),
      "technicalAccountId": cleaner.line(observed.technicalAccountID),
      "orgId": cleaner.line(observed.organizationID), "scopes": scopes.joined(separator: ","),
      "kind": observed.kind.rawValue,
    ]
    conclusion.secrets = ["clientSecret": secret]
    conclusion.secrets["otherSecret"] = observed.clientSecrets.dropFirst().first
    conclusion.evidence = [Evidence("File", path), Evidence("Kind", observed.kind.rawValue)]
    if !observed.name.isEmpty {
      conclusion.evidence.append(Evidence("Credential", cleaner.line(observed.name)))
    }
    for (label, name) in [
      ("Client ID", "clientId"), ("Technical account ID", "technicalAccountId"),
      ("Organization ID", "orgId"), ("Scopes", "scopes"),
    ] {
      let value = conclusion.texts[name] ?? ""
      conclusion.evidence.append(Evidence(label, value.isEmpty ? "not in the file" : value))
      if value.isEmpty { conclusion.cautions.append("\(label) is not in the file.") }
    }
    conclusion.cautions += Self.notes(conclusion.texts, secret)
    if observed.clientSecrets.count > 1 {
      conclusion.cautions.append(
        "The file contains \(observed.clientSecrets.count) client secrets. aem-setup uses the "
          + "first one.")
    }
    return conclusion
  }

  private static func notes(_ texts: [String: String], _ secret: Secret) -> [String] {
    let filled = { (name: String) in texts[name].flatMap { $0.isEmpty ? nil : $0 } }
    return [
      filled("clientId").flatMap(CredentialFormats.clientID),
      CredentialFormats.clientSecret(secret),
      filled("technicalAccountId").flatMap(CredentialFormats.technicalAccountID),
      filled("orgId").flatMap(CredentialFormats.organizationID),
    ].compactMap { $0?.sentence }
  }
}
