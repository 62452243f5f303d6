/// The rules for names of files and for the content of Smart Tags.
extension OSGiLinter {
  /// The name without marks of a document, and with the hyphen that makes it an instance.
  static func fixedName(_ name: String) -> String {
    let bare = String(name.filter { !"*<>".contains($0) })
    guard let file = OSGiFileName(bare), let (factory, instance) = dotted(file) else { return bare }
    return "\(factory)-\(instance)\(file.format.rawValue)"
  }

  /// The mistakes in a file's name, alone and beside the others of its folder.
  func nameFindings(_ name: String, _ siblings: [String]) -> [OSGiFinding] {
    var findings: [OSGiFinding] = []
    func add(_ kind: OSGiFinding.Kind, _ wouldRead: String, _ fix: String) {
      findings.append(
        OSGiFinding(kind: kind, line: 0, column: 0, wouldRead: wouldRead, fix: fix))
    }
    let fixed = Self.fixedName(name)
    if name.contains(where: { "*<>".contains($0) }) {
      add(.markupInName, "a configuration of another name", "name it \(fixed)")
    }
    guard let file = OSGiFileName(name) else { return findings }
    if Self.dotted(file) != nil {
      add(.singletonName, "the configuration \(file.installedPID)", "name it \(fixed)")
    }
    let key = Self.sameness(file)
    for sibling in siblings.sorted() where sibling != name {
      guard let other = OSGiFileName(sibling), Self.sameness(other) == key else { continue }
      add(
        .twoNames, "both: \(name) and \(sibling)",
        "keep the one with the hyphen and delete the other")
    }
    return findings
  }

  /// Factory and instance name of a file whose name has a dot where a hyphen was meant: one of the
  /// two factories of Smart Tags, or any stem that ends with a number.
  private static func dotted(_ file: OSGiFileName) -> (factory: String, instance: String)? {
    for factory in TokenProvider.factories {
      if let (mark, name) = file.instance(of: factory) {
        return mark == .dot ? (factory, name) : nil
      }
    }
    guard !file.stem.contains("-"), !file.stem.contains("~"),
      let dot = file.stem.lastIndex(of: ".")
    else { return nil }
    let last = file.stem[file.stem.index(after: dot)...]
    guard !last.isEmpty, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return (String(file.stem[..<dot]), String(last))
  }

  /// Equal for files that mean the same instance.
  private static func sameness(_ file: OSGiFileName) -> String {
    String(file.stem.map { "-~".contains($0) ? "." : $0 })
  }

  /// Finds what was right before Adobe discontinued service account (JWT) credentials, and fixes
  /// it.
  func contentFindings(
    _ meant: OSGiConfiguration, _ entries: OSGiEntries, _ name: String
  ) -> ([OSGiFinding], fixed: OSGiConfiguration) {
    var findings: [OSGiFinding] = []
    var fixed = meant
    func add(_ kind: OSGiFinding.Kind, _ property: String, _ fix: String) {
      let place = entries.place(of: property)
      let value = meant[property]?.elements.map(\.text).joined(separator: ", ") ?? ""
      findings.append(
        OSGiFinding(
          kind: kind, line: place.line, column: place.column, property: property,
          wouldRead: OSGiSecrets.isSecret(property) ? OSGiSecrets.mask : value, fix: fix))
    }
    for property in meant.properties {
      guard let text = property.value.string, text.contains(TokenProvider.endedPath) else {
        continue
      }
      add(.jwtAddress, property.name, "write …\(TokenProvider.tokenPath)")
      let whole = text.contains(TokenProvider.endedPath + "/") ? "/" : ""
      fixed[property.name] = .text(
        text.replacing(TokenProvider.endedPath + whole, with: TokenProvider.tokenPath))
    }
    if let organization = meant.string(TokenProvider.Property.organization),
      !organization.hasSuffix("@AdobeOrg")
    {
      add(.organizationID, TokenProvider.Property.organization, "end it with @AdobeOrg")
      if Self.isOrganization(organization) {
        fixed[TokenProvider.Property.organization] = .text(organization + "@AdobeOrg")
      }
    }
    if let claims = meant[TokenProvider.Property.claims], let issuer = Self.issuer(in: claims),
      !issuer.hasSuffix("@AdobeOrg")
    {
      add(.organizationID, TokenProvider.Property.claims, "end it with @AdobeOrg")
      if Self.isOrganization(issuer) {
        fixed[TokenProvider.Property.claims] = claims.replacing(
          "\"\(issuer)\"", with: "\"\(issuer)@AdobeOrg\"")
      }
    }
    if let validator = meant.string(TokenProvider.Property.validator),
      validator != SmartTagsOSGi.validator,
      SmartTagsOSGi.isProvider(meant) || validator.lowercased().contains("jwt")
    {
      add(.validatorType, TokenProvider.Property.validator, "write \(SmartTagsOSGi.validator)")
      fixed[TokenProvider.Property.validator] = .text(SmartTagsOSGi.validator)
    }
    return (findings, fixed)
  }

  private static func isOrganization(_ text: String) -> Bool {
    text.utf8.count == 24
      && text.lowercased().utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
  }

  /// The value of `"iss"` in a list of claims such as `"iss" : "…@AdobeOrg"`.
  private static func issuer(in claims: OSGiValue) -> String? {
    for claim in claims.elements.map(\.text) {
      let parts = claim.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count >= 4, parts[1] == "iss" { return String(parts[3]) }
    }
    return nil
  }
}

extension OSGiValue {
  /// The same value with a text replaced in every string.
  fileprivate func replacing(_ old: String, with new: String) -> OSGiValue {
    func replaced(_ value: OSGiScalar) -> OSGiScalar {
      if case .string(let text) = value { .string(text.replacing(old, with: new)) } else { value }
    }
    return switch self {
    case .scalar(let value): .scalar(replaced(value))
    case .array(let type, let values): .array(type, values.map(replaced))
    case .collection(let values): .collection(values.map(replaced))
    }
  }
}
