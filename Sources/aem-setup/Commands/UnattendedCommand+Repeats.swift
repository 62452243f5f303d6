import Engine
import LineMode
import Wizard

extension UnattendedCommand {
  /// Asks a person at a terminal about every change that was sent without an answer.
  ///
  /// Without a terminal nothing is asked, and such a change stops the run.
  ///
  /// - Returns: the state, in which those that may be sent again are no longer held back.
  func deciding(_ state: WizardState) -> WizardState {
    var state = state
    let open = state.records.filter { $0.value.unanswered != nil }
      .sorted { $0.value.at < $1.value.at }
    guard Face.hasTerminal, !wiring.arguments.has(.json) else { return state }
    for (key, record) in open {
      Output.line(wiring.catalog.screen(key)?.title ?? key.description)
      Output.line("  \(record.unanswered?.cause ?? "")")
      Output.line("  Check in AEM first whether the change arrived. AEM could get it twice.")
      Output.line("If AEM does not show it, type again to send it again. Anything else leaves it:")
      if LinePrompt().line()?.lowercased() == "again" { state.records[key]?.unanswered = nil }
    }
    return state
  }
}
