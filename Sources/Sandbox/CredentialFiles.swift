import Values

/// The files that Developer Console offers for download.
extension Sandbox {
  /// Writes the JSON of the whole workspace, with mode 0600.
  public func writeWorkspaceFile(to path: String) throws(SandboxFailure) {
    let credential = core.credential
    let name = "AEM Smart Tags"
    let workspace: JSONValue = [
      "id": .string(credential.workspaceNumber), "name": "Production", "title": "Production",
      "description": "",
      "details": [
        "credentials": [
          [
            "id": .string(credential.credentialNumber), "name": .string(name),
            "integration_type": "oauth_server_to_server",
            "oauth_server_to_server": [
              "client_id": .string(credential.clientID),
              "client_secrets": [.string(credential.clientSecret)],
              "technical_account_email": .string(credential.technicalAccountEmail),
              "technical_account_id": .string(credential.technicalAccountID),
              "scopes": .array(credential.scopes.map(JSONValue.string)),
            ],
          ]
        ],
        "services": [["code": .string(facts.sdkCode), "name": "Smart Content"]],
      ],
    ]
    let document: JSONValue = [
      "project": [
        "id": .string(credential.projectNumber), "name": "AEMSmartTags", "title": .string(name),
        "description": "",
        "org": [
          "id": .string(credential.organizationNumber), "name": "Sandbox",
          "ims_org_id": .string(credential.orgID),
        ],
        "workspace": workspace,
      ]
    ]
    try write(document, to: path)
  }

  /// Writes the JSON of the one credential, with mode 0600.
  public func writeCredentialFile(to path: String) throws(SandboxFailure) {
    let credential = core.credential
    try write(
      [
        "ORG_ID": .string(credential.orgID), "CLIENT_ID": .string(credential.clientID),
        "CLIENT_SECRETS": [.string(credential.clientSecret)],
        "SCOPES": .array(credential.scopes.map(JSONValue.string)),
        "TECHNICAL_ACCOUNT_ID": .string(credential.technicalAccountID),
        "TECHNICAL_ACCOUNT_EMAIL": .string(credential.technicalAccountEmail),
        "TYPE": "oauthservertoserver",
      ], to: path)
  }

  private func write(_ document: JSONValue, to path: String) throws(SandboxFailure) {
    guard let bytes = try? document.encoded(pretty: true), PrivateFile.write(bytes, to: path)
    else { throw .credentialUnwritable(path) }
  }
}
