/// The generation of Sling on which the author is built.
package enum SandboxGeneration: String, CaseIterable, Codable, Sendable {
  /// The generation of AEM 6.5: `.config` files, and a console that drops each property that a form
  /// leaves out.
  case sling11
  /// A newer generation: `.cfg.json` files, and a stricter console.
  case sling12
}
