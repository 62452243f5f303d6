/// The words that every face uses for the same thing, in full screen and line mode.
package enum FaceWords {
  package static let sessions = "Sessions to continue"
  package static let procedures = "Procedures"
  package static let guides = "Documents"
  package static let successors = "Adobe's current pages"
  package static let followGuide = "I am following a document"
  package static let followGuideHint = "One of Adobe's pages. aem-setup shows what is still valid."
  package static let otherChoices = "Or"
  package static let backHome = "Back to procedures and sessions"
  package static let copyThis = "Copy this value:"
  package static let see = "You see: "
  package static let otherwise = "Otherwise: "
  package static let more = "More"
  package static let details = "Details"
  package static let fits = "fits here"
  package static let playAct = "play this act in the sandbox"
  package static let nothing = "nothing"
  package static let enterAlone = "Enter alone applies nothing."

  /// The word for a finding's severity, such as `Warning`.
  package static func severity(_ severity: ScreenView.Severity) -> String {
    switch severity {
    case .good: "Done"
    case .note: "Note"
    case .warning: "Warning"
    case .error: "Error"
    }
  }

  /// The word for how far a step is; empty for one that has not begun.
  package static func status(_ status: StepStatus) -> String {
    switch status {
    case .notStarted: ""
    case .current: "here"
    case .done: "done"
    case .skipped: "skipped"
    case .attention: "check again"
    case .unverified: "not verified"
    case .ended: "ended"
    }
  }

  /// The words for who does the work.
  package static func strength(_ strength: ScreenView.Strength) -> String {
    switch strength {
    case .guided: "guided"
    case .doneForYou: "done for you"
    case .checked: "checked"
    }
  }

  /// The words for the state of a secret.
  package static func secret(_ state: FieldView.SecretState) -> String {
    switch state {
    case .missing: "hidden while you type"
    case .lost: "enter it again: it is not stored"
    case .given: "entered, hidden"
    }
  }

  /// Why an answer cannot be chosen.
  package static func unavailable(_ reason: String) -> String { "Not available: \(reason)" }
}
