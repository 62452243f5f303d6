import HTTP

/// The library behind all requests, which is loaded when the first command or procedure needs it.
enum ClientLibrary {
  /// Throws when it cannot be loaded; says why.
  static func check() throws(Failure) {
    guard let reason = HTTPClient.unavailability else { return }
    throw Failure(
      "aem-setup cannot load libcurl, which it sends requests with: \(reason).",
      "Install it: apt-get install libcurl4.")
  }

  /// Throws when the command sends requests and the library cannot be loaded.
  static func check(for arguments: Arguments) throws(Failure) {
    switch arguments.command {
    case .start, .resume, .demo, .plan, .apply, .undo, .token: try check()
    case .osgi where arguments.words.first == "migrate": try check()
    case .sandbox where arguments.words.count > 1: try check()
    case .home, .sandbox, .osgi, .sessions, .show, .forget, .certificate, .credential, .screens:
      return
    }
  }
}
