import Engine

/// An event of a procedure: a person's act, or a result that arrives.
package enum WizardEvent: Equatable, Sendable {
  /// The text of a field changed; a draft, not judged yet.
  case edit(field: String, text: String)
  /// A secret was typed or came from elsewhere; its value never reaches the machine.
  case secretGiven(field: String, source: ValueSource, finding: Finding?)
  /// The person left a field: judge it and keep it.
  case leaveField(String)
  /// An answer was picked.
  case choose(String)
  /// The line *More* was opened or closed.
  case fold
  /// A pane of details was opened, by its id.
  case openDetails(String)
  /// The pane of details was closed.
  case closeDetails
  /// A thing was ticked, or the tick taken away.
  case tick(item: Int, Bool)
  /// Continue to the next screen, when this one lets the person.
  case next
  /// Go back one screen.
  case back
  /// Go to a screen of the step list.
  case jump(ScreenKey)
  /// Take another way on from a page, by its place.
  case other(Int)
  /// Skip the screen; the report shows the reason.
  case skip(reason: String)
  /// Leave the proposed changes for later and continue; only in a dry run.
  case postpone
  /// Apply the proposed changes.
  case confirm
  /// Undo also what somebody else has changed since; before the changes are confirmed.
  case overwrite
  /// Check or try again.
  case retry
  /// Go to the earlier step that has to be fixed.
  case fix
  /// Stop the operation that is running.
  case cancel
  /// Save and exit; the procedure stays unfinished.
  case leave
  /// End: everything is done.
  case finish
  /// A running operation reported how far it is.
  case progressed(run: Int, Progress)
  /// A read found nothing to change.
  case settled(run: Int, Settlement)
  /// A read found changes to apply.
  case proposed(run: Int, Plan)
  /// The changes were applied and verified.
  case applied(run: Int, Settlement, memory: [String: String])
  /// The run failed; what happened and what to do.
  case failed(run: Int, ProblemText)
  /// The intent could not be saved, so the changes were not sent.
  case notSent(run: Int, ProblemText)
}
