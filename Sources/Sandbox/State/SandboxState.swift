import FoundationEssentials

/// Everything that a sandbox remembers.
struct SandboxState: Codable, Sendable {
  /// The form of the state file; other ones are refused.
  var format = SandboxState.currentFormat
  var credential: SandboxCredential
  /// The author's repository.
  var root: ResourceNode
  /// The key under which the author encrypts properties and signs CSRF tokens.
  var protectionKey: Data
  var validation = ValidationProgress()
  /// What Developer Console and IMS know.
  var console: ConsoleState
  var author = AuthorState()

  /// The form that this version writes and reads.
  static let currentFormat = 2

  /// A fresh sandbox.
  init(
    credential: SandboxCredential, root: ResourceNode, console: ConsoleState
  ) throws(SandboxFailure) {
    self.credential = credential
    self.root = root
    self.console = console
    guard let key = RandomBytes.make(32) else { throw .noRandomness }
    protectionKey = Data(key)
  }
}

/// How far the author is in taking up changed Smart Tags configurations.
struct ValidationProgress: Codable, Equatable, Sendable {
  /// Digest of the configurations that were looked at last.
  var digest = ""
  /// How often they were looked at.
  var calls = 0
}
