/// The person who uses Developer Console.
enum ConsoleUser {
  /// The user's ID at IMS: 24 hexadecimal digits and `@AdobeID`.
  static let id = "0A1B2C3D4E5F60718293A4B5@AdobeID"
  /// The application through which the user signed in, and whose key opens the API.
  ///
  /// It is Adobe's own command line.
  static let client = "aio-cli-console-auth"
  /// The scopes of the user's token.
  static let scopes = [
    "AdobeID", "openid", "read_organizations", "additional_info.projectedProductContext",
    "additional_info.roles", "adobeio_api", "read_client_secret", "manage_client_secrets",
  ]
}
