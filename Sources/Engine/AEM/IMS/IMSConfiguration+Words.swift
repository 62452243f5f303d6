extension IMSConfiguration {
  /// Its name in sentences: the title, or the PID where it has none.
  func label(_ cleaner: Cleaner) -> String {
    cleaner.line(title.isEmpty ? pid : title, limit: 80)
  }

  /// The configuration in one line, for lists and evidence.
  func words(_ cleaner: Cleaner) -> String {
    var parts = [
      "client ID \(cleaner.line(clientID.isEmpty ? "none" : clientID, limit: 60))", grant.rawValue,
    ]
    if !host.isEmpty { parts.append(cleaner.line(host, limit: 80)) }
    if !validator.isEmpty { parts.append("validator \(cleaner.line(validator, limit: 60))") }
    if !scope.isEmpty { parts.append("scope \(cleaner.line(scope, limit: 120))") }
    return parts.joined(separator: ", ")
  }
}
