import Wizard

/// The full screen's own sentences; everything else comes with the view.
enum Wording {
  static let program = "aem-setup"
  static let procedures = "Procedures"
  static let sessions = "Sessions to go on with"
  static let nothingToFocus = "There is nothing to choose on this screen."
  static let nothingBefore = "There is nothing to go back to."
  static let nothingToRetry = "There is nothing to try again on this screen."
  static let nothingToRemove = "The field is empty."
  static let leaveHome = "q leaves the program."
  static let noFurther = "It ends here."
  static let endOfText = "This is the end of the text."
  static let startOfText = "This is the start of the text."
  static let nowhereToPaste = "Text can be pasted into a field only. Nothing was done with it."
  static let unknownKey = "That key does nothing here. F1 lists the keys."
  static let fieldFull = "A field takes 64 KiB at most. Nothing was added."
  static let secretsAtEnd = "Hidden text is changed at its end: Backspace or ^U."
  static let typeToReplace = "A value was given. Type or paste a new one to replace it."
  static let stepNotReached = "That step comes later; what it needs is not there yet."
  static let skipQuestion = "Why is this passed over? It will stand in the report."
  static let skipNeedsReason = "A reason is needed. Esc takes you back."
  static let pasteBreaks = "line breaks dropped"
  static let pasteBlanks = "blanks around it dropped"
  static let pasteControls = "control characters dropped"
  static let pasteCut = "cut after 64 KiB"
  static let helpTitle = "Keys, and what the words mean"
  static let stepsTitle = "Steps"
  static let endsHere = "Nothing follows this screen. ^P goes back, ^X saves and exits."
  static let chooseFirst = "Move to an answer first: Tab."
  static let planNotShown = "Make the window larger to see the changes. Nothing is applied unseen."
  static let howToConfirm = "To apply: Tab to “Make these changes”, then Enter."
  static let enterAlone = "Enter alone applies nothing. Tab to the button first."
  static let see = "You see: "
  static let otherwise = "Otherwise: "
  static let copyThis = "Copy this value:"
  static let nothing = "nothing"
  static let removed = "removed"

  /// Where to look after going on was refused.
  static func seeField(_ label: String) -> String { "See “\(label)”." }

  /// Why something cannot be done.
  static func cannot(_ label: String, _ reason: String) -> String {
    "“\(label)” is not possible now: \(reason)"
  }

  /// Why changes that were not read to their end cannot be confirmed.
  static func planUnseen(_ lines: Int) -> String {
    lines == 1
      ? "1 line of the plan was not shown yet. Read it first: PgDn."
      : "\(lines) lines of the plan were not shown yet. Read them first: PgDn."
  }

  /// Which look is on.
  static func theme(_ theme: Theme) -> String { "Look: \(theme.name). ^T changes it." }

  /// What was changed in a paste; nil when nothing was.
  static func pasted(_ changes: [String]) -> String? {
    changes.isEmpty ? nil : "Pasted, with changes: \(changes.joined(separator: ", "))."
  }

  /// Why an answer cannot be chosen.
  static func unavailable(_ reason: String) -> String { "Not available: \(reason)" }

  /// The session is not on disk.
  static func notSaved(_ reason: String) -> String { "Not saved: \(reason)" }

  /// Whether the session is on disk, in the line on top.
  static func save(_ state: SaveState) -> String {
    switch state {
    case .untouched: ""
    case .saved(let time): "saved \(time)"
    case .failed: "NOT SAVED"
    }
  }

  /// Which step this is.
  static func step(_ view: ScreenView, short: Bool) -> String {
    guard view.stepNumber > 0 else { return "" }
    guard view.stepCount >= view.stepNumber else { return "Step \(view.stepNumber)" }
    return short
      ? "\(view.stepNumber)/\(view.stepCount)" : "Step \(view.stepNumber) of \(view.stepCount)"
  }

  /// Who does the work.
  static func strength(_ strength: ScreenView.Strength) -> String {
    switch strength {
    case .guided: "guided"
    case .doneForYou: "done for you"
    case .checked: "checked"
    }
  }

  /// How far a step is.
  static func status(_ status: StepStatus) -> String {
    switch status {
    case .notStarted: ""
    case .current: "here"
    case .done: "done"
    case .skipped: "skipped"
    case .attention: "look again"
    case .unverified: "not verified"
    }
  }

  /// How much a finding matters.
  static func severity(_ severity: ScreenView.Severity) -> String {
    switch severity {
    case .good: "Right: "
    case .note: "Note: "
    case .warning: "Careful: "
    case .error: "Wrong: "
    }
  }

  /// What is known about a secret.
  static func secret(_ state: FieldView.SecretState, typed: Int?) -> String {
    if let typed { return typed == 1 ? "1 character, hidden" : "\(typed) characters, hidden" }
    return switch state {
    case .missing: "hidden while you type"
    case .lost: "asked again: it is not stored"
    case .given: "given, hidden"
    }
  }

  /// How much of the body is out of sight.
  static func more(_ lines: Int, above: Bool) -> String {
    "\(lines) \(lines == 1 ? "line" : "lines") \(above ? "above: PgUp" : "below: PgDn")"
  }

  /// The window is too small for anything.
  static func tooSmall(_ size: Size) -> String {
    "The window has \(size.columns)x\(size.rows) cells; 30x8 are needed. "
      + "Make it larger: nothing is lost."
  }
}
