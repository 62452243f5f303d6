/// What decides how the author behaves, besides its repository.
struct AuthorSettings: Sendable {
  let faults: Set<SandboxFault>
  let clock: SandboxClock
  let validationDelay: Int

  /// The product version, such as `6.5.20.0`.
  var version: String {
    if faults.contains(.oldVersion) { return "6.1.0" }
    return faults.contains(.newerServicePack) ? "6.5.22.0" : "6.5.20.0"
  }

  /// Whether the product's own parts are there, and not just Sling.
  var isAEM: Bool { !faults.contains(.notAEM) }

  /// Whether values can be encrypted.
  var hasCrypto: Bool { isAEM && !faults.contains(.noCrypto) }

  /// Whether the Smart Tags bundle runs.
  var hasSmartTags: Bool {
    isAEM && !faults.contains(.missingBundle) && !faults.contains(.inactiveBundle)
  }
}
