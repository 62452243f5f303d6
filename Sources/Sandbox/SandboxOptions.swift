/// The settings with which a sandbox runs.
package struct SandboxOptions: Sendable {
  /// The author's port on 127.0.0.1; 0 takes free ports for all three services.
  ///
  /// IMS and Developer Console take the next two ports.
  package var port: UInt16
  /// The faults that the sandbox shows.
  package var faults: [SandboxFault]
  /// The delay of every answer, in milliseconds.
  package var latencyMilliseconds: Int
  /// The seed of all made-up credentials: equal seeds result in equal ones.
  package var seed: UInt64
  /// The file to which the sandbox adds one JSON line per request; nil for none.
  package var logPath: String?
  /// The file that keeps the state between runs; nil to forget it.
  package var stateFile: String?
  /// The clock of the sandbox.
  package var clock: SandboxClock
  /// The number of validateConfigs calls that fail after a configuration changed, before one can
  /// pass.
  package var validationDelay: Int
  /// The delay before the author's installer processes a file, in milliseconds.
  package var installDelay: Int
  /// Whether everything is served over HTTPS, by an authority that is created for this run.
  package var tls: Bool
  /// A private folder for the files that the announcement names.
  ///
  /// Nil creates one, which is removed at the end.
  package var folder: String?
  /// The generation of Sling on which the author is built.
  package var generation: SandboxGeneration
  /// The presets of an author without a state file.
  package var presets: [SandboxPreset]
  /// The zone in which key stores show dates.
  package var zone: SandboxZone
  /// Whether other processes can tell it to play acts.
  package var isControlled: Bool
  /// The RSA keys for tokens and certificates; by default those of this process.
  package var keys: SandboxKeys

  /// Creates the settings of a healthy sandbox on free ports that keeps nothing, unless told
  /// otherwise.
  package init(
    port: UInt16 = 0, faults: [SandboxFault] = [], latencyMilliseconds: Int = 0, seed: UInt64 = 1,
    logPath: String? = nil, stateFile: String? = nil, clock: SandboxClock = .system,
    validationDelay: Int = 2, installDelay: Int = 200, tls: Bool = false, folder: String? = nil,
    generation: SandboxGeneration = .sling11, presets: [SandboxPreset] = [],
    zone: SandboxZone = .utc, isControlled: Bool = false, keys: SandboxKeys = .ofThisProcess
  ) {
    self.port = port
    self.faults = faults
    self.latencyMilliseconds = latencyMilliseconds
    self.seed = seed
    self.logPath = logPath
    self.stateFile = stateFile
    self.clock = clock
    self.validationDelay = validationDelay
    self.installDelay = installDelay
    self.tls = tls
    self.folder = folder
    self.generation = generation
    self.presets = presets
    self.zone = zone
    self.isControlled = isControlled
    self.keys = keys
  }
}
