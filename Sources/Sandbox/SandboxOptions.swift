/// How a sandbox is to be run.
package struct SandboxOptions: Sendable {
  /// The author's port on 127.0.0.1; IMS and Developer Console take the next two. 0 takes free
  /// ones for all.
  package var port: UInt16
  /// What shall go wrong.
  package var faults: [SandboxFault]
  /// How long every answer is held back.
  package var latencyMilliseconds: Int
  /// Decides all made-up credentials: equal seeds give equal ones.
  package var seed: UInt64
  /// Where one JSON line per request is added; nil for nowhere.
  package var logPath: String?
  /// Where the state is kept between runs; nil to forget it.
  package var stateFile: String?
  /// What time it is in the sandbox.
  package var clock: SandboxClock
  /// How many calls of validateConfigs fail after a configuration changed, before one can pass.
  package var validationDelay: Int
  /// Whether everything is served over HTTPS, by an authority made for the occasion.
  package var tls: Bool
  /// A private folder for the files that the announcement names; nil makes one, which is removed
  /// at the end.
  package var folder: String?
  /// Which generation of Sling the author is built on.
  package var generation: SandboxGeneration
  /// What an author without a state file has behind it.
  package var presets: [SandboxPreset]
  /// The zone in which key stores show dates.
  package var zone: SandboxZone
  /// Its RSA keys.
  package var keys: SandboxKeys

  /// The defaults give a healthy sandbox on free ports that keeps nothing.
  package init(
    port: UInt16 = 0, faults: [SandboxFault] = [], latencyMilliseconds: Int = 0, seed: UInt64 = 1,
    logPath: String? = nil, stateFile: String? = nil, clock: SandboxClock = .system,
    validationDelay: Int = 2, tls: Bool = false, folder: String? = nil,
    generation: SandboxGeneration = .sling11, presets: [SandboxPreset] = [],
    zone: SandboxZone = .utc, keys: SandboxKeys = .ofThisProcess
  ) {
    self.port = port
    self.faults = faults
    self.latencyMilliseconds = latencyMilliseconds
    self.seed = seed
    self.logPath = logPath
    self.stateFile = stateFile
    self.clock = clock
    self.validationDelay = validationDelay
    self.tls = tls
    self.folder = folder
    self.generation = generation
    self.presets = presets
    self.zone = zone
    self.keys = keys
  }
}
