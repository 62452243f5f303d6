import Wizard

/// Notes the acts that it is told to play, and always says the same.
package final class NotingActs: ActPlaying {
  /// The acts so far, each with its product.
  package private(set) var played: [String] = []

  /// Nothing is played yet.
  package init() {}

  /// Notes the act.
  package func play(_ act: String, for product: String) -> String {
    played.append("\(act) for \(product)")
    return "It is done."
  }
}
