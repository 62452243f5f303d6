/// The two OSGi configurations behind Smart Tags up to AEM 6.5 SP20: a ``TokenProvider`` and the
/// customizer that contains its client secret.
enum SmartTagsOSGi {
  /// The validator of OAuth Server-to-Server, and the name of the provider.
  static let validator = "adobe-ims-similaritysearch"
  /// The scopes, as they are written.
  static let scopes =
    "read_pc.dma_smart_content, openid, AdobeID, additional_info.projectedProductContext"

  /// Whether a configuration is the provider of Smart Tags.
  static func isProvider(_ configuration: OSGiConfiguration) -> Bool {
    [TokenProvider.Property.validator, TokenProvider.Property.name].contains {
      configuration.string($0) == validator
    }
  }
}
