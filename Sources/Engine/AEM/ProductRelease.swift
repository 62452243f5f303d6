/// The releases of AEM between which the documented steps differ.
enum ProductRelease: String, CaseIterable, Sendable {
  /// AEM as a Cloud Service.
  case cloud
  /// AEM 6.5 LTS, whose version numbers start with `6.6`.
  case lts = "6.5-lts"
  /// AEM 6.5, Service Pack 23 or newer.
  case sp23OrNewer = "6.5-sp23-or-newer"
  /// AEM 6.5, Service Pack 22.
  case sp22 = "6.5-sp22"
  /// AEM 6.5, Service Pack 21.
  case sp21 = "6.5-sp21"
  /// AEM 6.5, Service Packs that take the OAuth form as a package.
  case sp11ToSP20 = "6.5-sp11-to-sp20"
  /// AEM 6.5, Service Packs that Brand Portal takes and the package does not.
  case sp4ToSP10 = "6.5-sp4-to-sp10"
  /// AEM 6.5 before Service Pack 4.
  case beforeSP4 = "6.5-before-sp4"
  case aem64 = "6.4"
  case aem63 = "6.3"
  case aem62 = "6.2"
  /// A version that belongs to none of these.
  case unknown

  /// The release that a version belongs to.
  ///
  /// `6.6` is AEM 6.5 LTS: Adobe's release notes of 6.5 LTS name its quickstart
  /// `cq-quickstart-6.6.0.jar`, with 6.6.1 and 6.6.2 for Service Packs 1 and 2, and wttech/aemc#355
  /// calls such instances AEM 6.6.2 and 6.6.3. That the product information shows the same number
  /// is inferred from that; no page says so.
  init(_ version: ProductVersion) {
    if version.isCloudService {
      self = .cloud
      return
    }
    self =
      switch (version.numbers.first, version.numbers.dropFirst().first, version.numbers.count) {
      case (6, 6, _): .lts
      case (6, 5, 3...): Self.servicePack(version.numbers[2])
      case (6, 4, _): .aem64
      case (6, 3, _): .aem63
      case (6, 2, _): .aem62
      default: .unknown
      }
  }

  private static func servicePack(_ number: Int) -> ProductRelease {
    switch number {
    case 23...: .sp23OrNewer
    case 22: .sp22
    case 21: .sp21
    case 11...20: .sp11ToSP20
    case 4...10: .sp4ToSP10
    default: .beforeSP4
    }
  }

  /// The name of the release in sentences.
  var words: String {
    switch self {
    case .cloud: "AEM as a Cloud Service"
    case .lts: "AEM 6.5 LTS, by its number 6.6 (inferred from the name of Adobe's quickstart)"
    case .sp23OrNewer: "AEM 6.5, Service Pack 23 or newer"
    case .sp22: "AEM 6.5, Service Pack 22"
    case .sp21: "AEM 6.5, Service Pack 21"
    case .sp11ToSP20: "AEM 6.5, Service Pack 11 to 20"
    case .sp4ToSP10: "AEM 6.5, Service Pack 4 to 10"
    case .beforeSP4: "AEM 6.5 before Service Pack 4"
    case .aem64: "AEM 6.4"
    case .aem63: "AEM 6.3"
    case .aem62: "AEM 6.2"
    case .unknown: "none that aem-setup knows"
    }
  }
}
