import Values

/// The files that Developer Console offers for download.
extension Sandbox {
  /// Writes the JSON of a product's whole workspace, with mode 0600.
  package func writeWorkspaceFile(
    of product: SandboxProduct = .smartTags, to path: String
  ) throws(SandboxFailure) {
    let state = core.consoleState
    let credential = state.oauthCredential(of: product)
    let project = state.projects.first { $0.id == credential?.project }
    let workspace = project?.workspaces.first { $0.id == credential?.workspace }
    guard let project, let workspace else { throw .credentialUnwritable(path) }
    let document = WorkspaceDocument(state: state, project: project, workspace: workspace).json
    try write(document, to: path)
  }

  /// Writes the JSON of a product's one credential, with mode 0600.
  package func writeCredentialFile(
    of product: SandboxProduct = .smartTags, to path: String
  ) throws(SandboxFailure) {
    guard let credential = oauthCredential(of: product) else { throw .credentialUnwritable(path) }
    try write(
      [
        "ORG_ID": .string(facts.orgID), "CLIENT_ID": .string(credential.clientID),
        "CLIENT_SECRETS": [.string(credential.clientSecret)],
        "SCOPES": .array(credential.scopes.map(JSONValue.string)),
        "TECHNICAL_ACCOUNT_ID": .string(credential.technicalAccountID),
        "TECHNICAL_ACCOUNT_EMAIL": .string(credential.technicalAccountEmail),
        "TYPE": "oauthservertoserver",
      ], to: path)
  }

  /// Writes the certificate of a product in PEM, the form that AEM's key store and Developer
  /// Console provide for a JWT credential; it is valid for a year.
  ///
  /// All products share AEM's key, and each has a certificate of its own for it.
  package func writeCertificateFile(
    of product: SandboxProduct = .smartTags, to path: String
  ) throws(SandboxFailure) {
    let day = 86_400
    let now = core.now / 1000
    guard let key = core.tokens.keys.key(for: .certificate),
      let identity = Identity(
        .rsa(key), name: product.credentialName, validity: (now - day)..<(now + 364 * day),
        serial: 1)
    else { throw .noCertificate }
    guard PrivateFile.write(Array(identity.certificatePEM.utf8), to: path) else {
      throw .credentialUnwritable(path)
    }
  }

  private func write(_ document: JSONValue, to path: String) throws(SandboxFailure) {
    guard let bytes = try? document.encoded(pretty: true), PrivateFile.write(bytes, to: path)
    else { throw .credentialUnwritable(path) }
  }
}
