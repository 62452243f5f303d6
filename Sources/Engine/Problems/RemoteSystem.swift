/// The other sides that the engine talks to.
package enum RemoteSystem: String, Equatable, Sendable, Codable {
  /// The Experience Manager author.
  case author
  /// Adobe's identity service, IMS.
  case ims
  /// The API of Adobe Developer Console.
  case developerConsole
}
