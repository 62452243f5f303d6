import Sandbox
import Wizard

/// Acts of a person in AEM's own pages, played on a running sandbox.
package struct SandboxActs: ActPlaying {
  private let sandbox: Sandbox

  /// Prepares to play on a sandbox.
  package init(_ sandbox: Sandbox) {
    self.sandbox = sandbox
  }

  /// Plays the act of that name; see ``SandboxAct``.
  package func play(_ act: String, for product: String) -> String {
    guard let act = SandboxAct(rawValue: act) else { return "The sandbox does not know \(act)." }
    return switch sandbox.play(act, for: SandboxProduct(rawValue: product) ?? .smartTags) {
    case .done: "Done in the sandbox: \(act.explanation)"
    case .unchanged: "Nothing to do: the author is like that already."
    case .impossible(let reason): reason
    }
  }
}
