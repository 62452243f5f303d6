/// How a sandbox is to be run.
public struct SandboxOptions: Sendable {
  /// The author's port on 127.0.0.1; IMS takes the next one. 0 takes free ones for both.
  public var port: UInt16
  /// What shall go wrong.
  public var faults: [SandboxFault]
  /// How long every answer is held back.
  public var latencyMilliseconds: Int
  /// Decides all made-up credentials: equal seeds give equal ones.
  public var seed: UInt64
  /// Where one JSON line per request is added; nil for nowhere.
  public var logPath: String?
  /// Where the state is kept between runs; nil to forget it.
  public var stateFile: String?
  /// What time it is in the sandbox.
  public var clock: SandboxClock
  /// How many calls of validateConfigs fail after a configuration changed, before one can pass.
  public var validationDelay: Int
  /// Which generation of Sling the author is built on.
  public var generation: SandboxGeneration
  /// What an author without a state file has behind it.
  public var presets: [SandboxPreset]
  /// The zone in which key stores show dates.
  public var zone: SandboxZone

  /// The defaults give a healthy sandbox on free ports that keeps nothing.
  public init(
    port: UInt16 = 0, faults: [SandboxFault] = [], latencyMilliseconds: Int = 0, seed: UInt64 = 1,
    logPath: String? = nil, stateFile: String? = nil, clock: SandboxClock = .system,
    validationDelay: Int = 2, generation: SandboxGeneration = .sling11,
    presets: [SandboxPreset] = [], zone: SandboxZone = .utc
  ) {
    self.port = port
    self.faults = faults
    self.latencyMilliseconds = latencyMilliseconds
    self.seed = seed
    self.logPath = logPath
    self.stateFile = stateFile
    self.clock = clock
    self.validationDelay = validationDelay
    self.generation = generation
    self.presets = presets
    self.zone = zone
  }
}
