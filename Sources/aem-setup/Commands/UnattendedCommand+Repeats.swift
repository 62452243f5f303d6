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
      Output.line("  Look in AEM first whether the change has arrived. It may be made twice.")
      Output.line("Type again to send it again if it does not show; anything else leaves it:")
      if LinePrompt().line()?.lowercased() == "again" { state.records[key]?.unanswered = nil }
    }
    return state
  }
}
