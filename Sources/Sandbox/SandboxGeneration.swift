/// Which generation of Sling the author is built on.
package enum SandboxGeneration: String, CaseIterable, Codable, Sendable {
  /// The one of AEM 6.5: `.config` files, and a console that drops what it is not told.
  case sling11
  /// A newer one: `.cfg.json` files, and a stricter console.
  case sling12
}
