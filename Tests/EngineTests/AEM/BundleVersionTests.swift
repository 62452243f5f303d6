import Testing

@testable import Engine

@Suite("Versions of bundles")
struct BundleVersionTests {
  @Test(arguments: [
    ("1.1.0", "1.1.26"), ("1.1.9", "1.1.26"), ("5.12.26", "5.12.27.CQ650-B0004"),
    ("5.12.27", "5.12.27.CQ650-B0004"), ("1.10.32.B0002", "1.10.32.B0004"), ("1.9", "1.10.0"),
    ("", "0.0.1"), ("x", "1"),
  ])
  func areOrderedAsOSGiOrdersThem(lower: String, higher: String) {
    #expect(BundleVersion(lower) < BundleVersion(higher))
    #expect(!(BundleVersion(higher) < BundleVersion(lower)))
  }

  @Test func missingNumbersAreZero() {
    #expect(BundleVersion("1.2") == BundleVersion("1.2.0"))
    #expect(BundleVersion("1.2.3") != BundleVersion("1.2.3.a"))
  }

  @Test(arguments: [
    ("5.12.26", ProductRelease.sp22, "yes"), ("5.12.26", .sp21, "yes"),
    ("5.12.27", .sp21, "no"), ("5.12.26", .sp11ToSP20, "no"), ("5.12.26", .sp23OrNewer, "unknown"),
    ("5.12.27.CQ650-B0004", .sp23OrNewer, "no"), ("5.12.26", .lts, "unknown"),
    ("5.12.26", .unknown, "unknown"), ("", .sp22, "unknown"),
  ])
  func theSmartTagsBundleShowsWhetherAHotfixIsMissing(
    version: String, release: ProductRelease, needed: String
  ) {
    let bundle = BundleList.Bundle(
      name: SmartTagsConfiguration.bundle, state: "Active", version: BundleVersion(version),
      isStable: true)
    #expect(HealthSurvey.hotfixNeeded(bundle, release) == needed)
    #expect(HealthSurvey.hotfixNeeded(nil, release) == "unknown")
  }
}
