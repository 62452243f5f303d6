/// What decides how the author behaves, besides its repository.
struct AuthorSettings: Sendable {
  let faults: Set<SandboxFault>
  let clock: SandboxClock
  let validationDelay: Int
  var generation = SandboxGeneration.sling11
  var presets: Set<SandboxPreset> = []
  var zone = SandboxZone.utc

  /// The product version, such as `6.5.20.0`.
  var version: String {
    if faults.contains(.oldVersion) { return "6.1.0" }
    if presets.contains(.aem63) { return "6.3.3.8" }
    return faults.contains(.newerServicePack) ? "6.5.22.0" : "6.5.20.0"
  }

  /// Whether the product's own parts are there, and not just Sling.
  var isAEM: Bool { !faults.contains(.notAEM) }

  /// Whether it looks like AEM as a Cloud Service.
  var isCloudService: Bool { isAEM && presets.contains(.cloudService) }

  /// The time by which files wait for the installer: it goes on when the sandbox's clock stands.
  var installerTime: Int { SandboxClock.system.milliseconds }

  /// Whether values can be encrypted.
  var hasCrypto: Bool { isAEM && !faults.contains(.noCrypto) }

  /// Whether the Smart Tags bundle runs.
  var hasSmartTags: Bool {
    isAEM && !faults.contains(.missingBundle) && !faults.contains(.inactiveBundle)
  }
}
