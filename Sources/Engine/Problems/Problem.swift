public import HTTP

/// Everything that can go wrong in the engine. Closed: its words stand in `ProblemText.swift` alone.
public enum Problem: Error, Equatable, Sendable {
  /// A screen asks for an operation that does not exist.
  case unknownOperation(String)
  /// A value that the operation needs was not given.
  case missingInput(String)
  /// An address cannot be used; `what` names whose it is.
  case address(what: String, WebAddress.Flaw)
  /// Credentials would travel unprotected.
  case plainHTTP(host: String)
  /// No answer; `system` is the one that was asked.
  case noAnswer(system: RemoteSystem, HTTPFailure)
  /// The changes were made with success, and other values were read back.
  case readsBackDifferently([Change])
  /// The person stopped it.
  case cancelled
}

/// The other sides that the engine talks to.
public enum RemoteSystem: String, Equatable, Sendable, Codable {
  /// The Experience Manager author.
  case author
  /// Adobe's identity service.
  case ims
  /// Adobe Developer Console.
  case developerConsole
}
