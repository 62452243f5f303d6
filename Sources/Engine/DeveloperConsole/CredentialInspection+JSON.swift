import Values

extension CredentialInspection {
  /// `{"file", "shape", "project", "organization", "usable", "credentials": […], "others": […],
  /// "services": [{"code", "name", "profiles"}]}`; secrets are counted only.
  package var document: JSONValue {
    [
      "file": .string(path), "shape": .string(shape), "project": .string(project),
      "organization": .string(organization), "usable": .bool(isUsable),
      "credentials": .array(credentials.map(\.document)), "others": .strings(others),
      "services": .array(
        services.map {
          ["code": .string($0.code), "name": .string($0.name), "profiles": .strings($0.profiles)]
        }),
    ]
  }
}

extension InspectedCredential {
  fileprivate var document: JSONValue {
    [
      "kind": .string(kind), "name": .string(name), "client_id": .string(clientID),
      "organization_id": .string(organizationID),
      "technical_account_id": .string(technicalAccountID),
      "technical_account_email": .string(technicalAccountEmail), "scopes": .strings(scopes),
      "metascopes": .strings(metascopes), "client_secrets": .integer(secretCount),
      "private_key": .bool(hasPrivateKey),
      "certificates": .array(
        certificates.map {
          [
            "fingerprint": .string($0.fingerprint), "last_day": .string($0.lastDay),
            "days_left": $0.daysLeft.map { .integer($0) } ?? .null,
          ]
        }),
      "fits": .strings(fits.map(\.rawValue)), "missing": .strings(missing),
      "notices": .strings(notices), "usable": .bool(isUsable),
    ]
  }
}

extension JSONValue {
  fileprivate static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }
}
