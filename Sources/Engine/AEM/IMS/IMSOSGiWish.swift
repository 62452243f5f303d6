import HTTP
import Values

/// The two OSGi configurations that an IMS configuration with OAuth Server-to-Server consists of.
///
/// Names and values are those that Adobe's instructions for Smart Tags give; that a pair written
/// anew works like one that AEM's form has made is inferred.
struct IMSOSGiWish: Sendable {
  /// One of the two.
  struct Part: Sendable {
    /// Its file in ``SmartTagsOSGi/folder``.
    let file: OSGiFileName
    /// Its properties.
    let content: OSGiConfiguration

    /// The PID that the file gives it.
    var pid: String { file.installedPID }
  }

  /// What a person calls it.
  let title: String
  /// The client id of the credential.
  let clientID: String
  /// What checks its tokens.
  let validator: String
  /// The scopes, as they are written.
  let scopes: String
  /// The token provider.
  let provider: Part
  /// The customizer with the client secret.
  let customizer: Part

  /// Adobe's products whose word for the validator is known.
  private static let validators = ["Smart Tags": SmartTagsOSGi.validator]

  /// Takes the inputs of `ims.configuration`.
  ///
  /// - Throws: ``IMSConfigurationProblem/validatorUnknown(solution:)`` for a product whose word for
  ///   the validator is not known and not given.
  init(_ inputs: OperationInputs) throws(Problem) {
    title = try inputs.text("title")
    clientID = try inputs.text("clientId")
    let solution = try inputs.text("cloudSolution")
    guard let validator = inputs.optional("validatorType") ?? Self.validators[solution] else {
      throw .imsConfiguration(.validatorUnknown(solution: inputs.cleaner.line(solution, limit: 60)))
    }
    self.validator = validator
    let organization = try inputs.text("orgId")
    if let note = CredentialFormats.organizationID(organization),
      note.isError || !organization.hasSuffix("@AdobeOrg")
    {
      throw .unusableInput(name: "orgId", sentence: note.sentence)
    }
    let known = validator == SmartTagsOSGi.validator ? SmartTagsOSGi.scopes : nil
    let given = (inputs.optional("scopes") ?? "").split(separator: ",").map(\.trimmed)
      .filter { !$0.isEmpty }.joined(separator: ", ")
    if given.isEmpty, known == nil { throw .missingInput("scopes") }
    scopes = given.isEmpty ? known ?? "" : given
    let ims = try SmartTagsOSGiWish.address(
      "Adobe's identity service", try inputs.text("imsUrl"))
    let address = ims.appending(SmartTagsOSGi.tokenPath).text
    let secret = try inputs.secret("clientSecret")
    provider = try Self.part(
      SmartTagsOSGi.provider, title,
      [
        (SmartTagsOSGi.Property.name, .text(validator)),
        (SmartTagsOSGi.Property.title, .text(title)),
        (SmartTagsOSGi.Property.grants, .text("client_credentials")),
        (SmartTagsOSGi.Property.organization, .text(organization)),
        (SmartTagsOSGi.Property.claims, SmartTagsOSGi.claims(organization)),
        (SmartTagsOSGi.Property.scope, .text(scopes)),
        (SmartTagsOSGi.Property.validator, .text(validator)),
        (SmartTagsOSGi.Property.clientID, .text(clientID)),
        (SmartTagsOSGi.Property.tokenAddress, .text(address)),
        (SmartTagsOSGi.Property.endpoint, .text(address)),
        (SmartTagsOSGi.Property.partner, .text(validator)),
      ])
    customizer = try Self.part(
      SmartTagsOSGi.customizer, title,
      [
        (SmartTagsOSGi.Property.secret, .scalar(.secret(secret))),
        (SmartTagsOSGi.Property.customizerType, .text(validator)),
      ])
  }

  private static func part(
    _ factory: String, _ title: String, _ properties: [(String, OSGiValue)]
  ) throws(Problem) -> Part {
    guard let file = OSGiFileName("\(factory)-\(slug(title)).config") else {
      throw .unusableInput(name: "title", sentence: "No file can be named after it.")
    }
    return Part(file: file, content: OSGiConfiguration(properties))
  }

  /// The title as part of a file's name: lower-case letters and digits of ASCII.
  private static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "ims" : String(words.joined(separator: "-").prefix(40))
  }
}
