import FoundationEssentials

/// The whole state of a sandbox, as the state file keeps it.
struct SandboxState: Codable, Sendable {
  /// The version of the state file's format; other versions are refused.
  var format = SandboxState.currentFormat
  var credential: SandboxCredential
  /// The root node of the author's repository.
  var root: ResourceNode
  /// The key under which the author encrypts properties and signs CSRF tokens.
  var protectionKey: Data
  var validation = ValidationProgress()
  /// The state of Developer Console and IMS.
  var console: ConsoleState
  var author = AuthorState()

  /// The version of the format that this program writes and reads.
  static let currentFormat = 3

  /// Creates the state of a fresh sandbox, with a new protection key.
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

/// The author's progress in adopting changed Smart Tags configurations.
struct ValidationProgress: Codable, Equatable, Sendable {
  /// Digest of the configurations that were validated last.
  var digest = ""
  /// The number of validations of these configurations.
  var calls = 0
}
