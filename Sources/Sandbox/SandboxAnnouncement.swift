public import Values

extension Sandbox {
  /// What a program that starts a sandbox needs to know: its addresses, account and credential.
  ///
  /// `{"aem", "ims", "user", "password", "credentials": {"client_id", "client_secret", "org_id",
  /// "technical_account_id", "scopes", "sdk_code"}}`.
  public var announcement: JSONValue {
    [
      "aem": .string(facts.aem), "ims": .string(facts.ims), "user": .string(facts.user),
      "password": .string(facts.password),
      "credentials": [
        "client_id": .string(facts.clientID), "client_secret": .string(facts.clientSecret),
        "org_id": .string(facts.orgID),
        "technical_account_id": .string(facts.technicalAccountID),
        "scopes": .array(facts.scopes.map(JSONValue.string)),
        "sdk_code": .string(facts.sdkCode),
      ],
    ]
  }
}
