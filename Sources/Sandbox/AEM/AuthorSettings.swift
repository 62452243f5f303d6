/// The settings that decide how the author behaves, besides its repository.
struct AuthorSettings: Sendable {
  let faults: Set<SandboxFault>
  let clock: SandboxClock
  let validationDelay: Int
  /// The delay before the installer processes a file, in milliseconds.
  let installDelay: Int
  var generation = SandboxGeneration.sling11
  var presets: Set<SandboxPreset> = []
  var zone = SandboxZone.utc
  /// The packages that somebody installed while the sandbox ran: when, by their name, in
  /// milliseconds since 1970.
  var installedPackages: [String: Int] = [:]

  /// The product version, such as `6.5.20.0`.
  var version: String {
    if faults.contains(.oldVersion) { return "6.1.0" }
    let named = SandboxPreset.allCases.filter(presets.contains).compactMap(\.version).first
    if let named { return named }
    return faults.contains(.newerServicePack) ? "6.5.22.0" : "6.5.20.0"
  }

  /// The number of the Service Pack of an AEM 6.5; nil for other releases.
  var servicePack: Int? {
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    return numbers.count >= 3 && numbers.prefix(2) == [6, 5] ? numbers[2] : nil
  }

  /// Whether Smart Tags sign in with an IMS configuration, and not with the legacy cloud service.
  ///
  /// This is so with Service Pack 21 of AEM 6.5 and later, and on LTS.
  var usesIMSConfiguration: Bool {
    version.hasPrefix("6.6.") || servicePack.map { $0 >= 21 } ?? false
  }

  /// The hotfix that Smart Tags need and that is not installed; nil when none is missing.
  var missingHotfix: String? {
    guard presets.contains(.hotfixMissing) || presets.contains(.hotfixUploaded),
      let hotfix = Packages.hotfix(of: servicePack), installedPackages[hotfix] == nil
    else { return nil }
    return hotfix
  }

  /// Whether the package with the OAuth form is installed.
  var hasOAuthPackage: Bool {
    presets.contains(.imsPackage) || installedPackages[Packages.oauth] != nil
  }

  /// Whether Adobe IMS Configurations have the OAuth form.
  var hasOAuthForm: Bool { usesIMSConfiguration || hasOAuthPackage }

  /// Changes of configurations by the administrator, as the content of presets and acts needs them.
  var change: ConfigurationChange {
    ConfigurationChange(
      generation: generation, now: installerTime,
      context: PostContext(
        account: Account(name: "admin", isAdministrator: true), now: clock.milliseconds,
        protect: nil, altersServiceURL: false),
      fields: FormFields(urlEncoded: []))
  }

  /// The object name of the Smart Tags bean.
  ///
  /// Adobe's page for the newer form lists it as `com.day.cq.dam.similaritysearch.internal.impl
  /// (SCS)`; that `SCS` is its type is inferred.
  var smartTagsBean: MBeans.SmartTags { usesIMSConfiguration ? .newer : .older }

  /// Whether the author is AEM, and not just Sling.
  var isAEM: Bool { !faults.contains(.notAEM) }

  /// Whether it looks like AEM as a Cloud Service.
  var isCloudService: Bool { isAEM && presets.contains(.cloudService) }

  /// The time of the installer's delays, in milliseconds since 1970.
  ///
  /// It keeps running when the sandbox's clock stands still.
  var installerTime: Int { SandboxClock.system.milliseconds }

  /// Whether values can be encrypted.
  var hasCrypto: Bool { isAEM && !faults.contains(.noCrypto) }

  /// Whether the Smart Tags bundle runs.
  var hasSmartTags: Bool {
    isAEM && !faults.contains(.missingBundle) && !faults.contains(.inactiveBundle)
  }
}
