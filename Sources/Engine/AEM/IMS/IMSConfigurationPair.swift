import HTTP
import Values

/// The two OSGi configurations that an IMS configuration with OAuth Server-to-Server consists of.
///
/// Names and values are those of Adobe's instructions for Smart Tags; that a pair written again
/// works like one that AEM's form has created is inferred.
struct IMSConfigurationPair: Sendable {
  /// One of the two configurations, as a file.
  struct Part: Sendable {
    /// Its file in ``OSGiFileName/folder``.
    let file: OSGiFileName
    /// The names and values that the file gets.
    let content: OSGiConfiguration

    /// The PID that the file gives it.
    var pid: String { file.installedPID }
  }

  /// The title in AEM's list, as a person entered it.
  let title: String
  /// The word for what checks its tokens.
  let validator: String
  /// The scopes, as they are written.
  let scopes: String
  /// The token provider, which asks Adobe for tokens.
  let provider: Part
  /// The customizer with the client secret.
  let customizer: Part
  /// Both parts in the order in which they are written.
  var parts: [Part] { [customizer, provider] }

  /// Adobe's products whose word for the validator is known.
  private static let validators = ["Smart Tags": SmartTagsOSGi.validator]

  /// The pair for a credential.
  ///
  /// A nil `validator` takes the product's own; `solution` is the product, as AEM's form calls it.
  ///
  /// - Throws: ``IMSConfigurationProblem/validatorUnknown(solution:)`` for a product whose word for
  ///   the validator is neither known nor entered.
  init(
    _ inputs: TokenProviderInputs, title: String, validator: String?, solution: String,
    _ cleaner: Cleaner
  ) throws(Problem) {
    guard let validator = validator ?? Self.validators[solution] else {
      throw .imsConfiguration(.validatorUnknown(solution: cleaner.line(solution, limit: 60)))
    }
    let known = validator == SmartTagsOSGi.validator ? SmartTagsOSGi.scopes : nil
    guard let scopes = inputs.scopes ?? known else {
      throw .missingInput(TokenProviderInputs.scopes.name)
    }
    (self.title, self.validator, self.scopes) = (title, validator, scopes)
    provider = try Self.part(
      TokenProvider.factory, title,
      [
        (TokenProvider.Property.name, .text(validator)),
        (TokenProvider.Property.title, .text(title)),
        (TokenProvider.Property.grants, .text("client_credentials")),
        (TokenProvider.Property.organization, .text(inputs.organization)),
        (TokenProvider.Property.claims, TokenProvider.claims(inputs.organization)),
        (TokenProvider.Property.scope, .text(scopes)),
        (TokenProvider.Property.validator, .text(validator)),
        (TokenProvider.Property.clientID, .text(inputs.clientID)),
        (TokenProvider.Property.tokenAddress, .text(inputs.tokenAddress)),
        (TokenProvider.Property.endpoint, .text(inputs.tokenAddress)),
        (TokenProvider.Property.partner, .text(validator)),
      ])
    customizer = try Self.part(
      TokenProvider.customizer, title,
      [
        (TokenProvider.Property.secret, .scalar(.secret(inputs.secret))),
        (TokenProvider.Property.customizerType, .text(validator)),
      ])
  }

  private static func part(
    _ factory: String, _ title: String, _ properties: [(String, OSGiValue)]
  ) throws(Problem) -> Part {
    guard let file = OSGiFileName("\(factory)-\(slug(title)).config") else {
      throw .unusableInput(name: "title", sentence: "It cannot be part of a file name.")
    }
    return Part(file: file, content: OSGiConfiguration(properties))
  }

  /// The title as part of a file's name: lowercase letters and digits of ASCII.
  private static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "ims" : String(words.joined(separator: "-").prefix(40))
  }
}
