import HTTP
import Values

/// The values that the two configurations should have.
struct SmartTagsOSGiWish {
  private let clientID: String
  private let organization: String
  private let scopes: String
  private let tokenAddress: String
  private let secret: Secret

  /// Takes `clientId`, `clientSecret`, `orgId`, `imsUrl` and `scopes` of the inputs.
  init(_ inputs: OperationInputs) throws(Problem) {
    clientID = try inputs.text("clientId")
    organization = try inputs.text("orgId")
    secret = try inputs.secret("clientSecret")
    if let note = CredentialFormats.organizationID(organization),
      note.isError || !organization.hasSuffix("@AdobeOrg")
    {
      throw .unusableInput(name: "orgId", sentence: note.sentence)
    }
    let list = (inputs.optional("scopes") ?? "").split(separator: ",").map(\.trimmed)
      .filter { !$0.isEmpty }
    scopes = list.isEmpty ? SmartTagsOSGi.scopes : list.joined(separator: ", ")
    let ims = try Self.address("Adobe's identity service", try inputs.text("imsUrl"))
    tokenAddress = ims.appending(SmartTagsOSGi.tokenPath).text
  }

  /// Reads an address of the inputs.
  static func address(_ what: String, _ text: String) throws(Problem) -> WebAddress {
    do {
      return try WebAddress(text)
    } catch {
      throw .address(what: what, error)
    }
  }

  /// All properties of one part as they should be.
  func content(of part: SmartTagsOSGiPart) -> OSGiConfiguration {
    var content = part.content
    if part.factory == SmartTagsOSGi.customizer {
      content[SmartTagsOSGi.Property.secret] = .scalar(.secret(secret))
      return content
    }
    content[SmartTagsOSGi.Property.grants] = .text("client_credentials")
    content[SmartTagsOSGi.Property.organization] = .text(organization)
    content[SmartTagsOSGi.Property.claims] = SmartTagsOSGi.claims(organization)
    content[SmartTagsOSGi.Property.scope] = .text(scopes)
    content[SmartTagsOSGi.Property.validator] = .text(SmartTagsOSGi.validator)
    content[SmartTagsOSGi.Property.clientID] = .text(clientID)
    content[SmartTagsOSGi.Property.tokenAddress] = .text(tokenAddress)
    return content
  }

  /// What has to change in one part, secrets only described.
  static func changes(
    to part: SmartTagsOSGiPart, _ wanted: OSGiConfiguration, _ cleaner: Cleaner
  ) -> [Change] {
    var changes: [Change] = []
    let target = cleaner.line(part.target.name)
    func show(_ name: String, _ value: OSGiValue?, _ words: String) -> String? {
      guard let value else { return nil }
      if OSGiSecrets.isSecret(name) { return words }
      return cleaner.line(value.elements.map(\.text).joined(separator: ", "))
    }
    if part.new == nil {
      changes.append(
        Change(
          "File name", before: part.old.first.map { cleaner.line($0.name.name) }, after: target))
    }
    let present = part.new?.content ?? part.content
    for name in present.differences(from: wanted) {
      changes.append(
        Change(
          "\(target): \(cleaner.line(name))",
          before: show(name, present[name], "the stored secret"),
          after: show(name, wanted[name], "the given secret")))
    }
    if part.new != nil, changes.isEmpty {
      let names = part.held?.differences(from: wanted)
      if names?.isEmpty != true {
        changes.append(
          Change(
            "\(cleaner.line(part.newPID)) as AEM holds it",
            before: names.map {
              "other values: \($0.map { cleaner.line($0) }.joined(separator: ", "))"
            },
            after: "the values of its file"))
      }
    }
    for file in part.old {
      changes.append(Change("Old file", before: cleaner.line(file.name.name), after: nil))
    }
    if part.isOldHeld {
      changes.append(Change("Old configuration", before: cleaner.line(part.oldPID), after: nil))
    }
    return changes
  }
}
