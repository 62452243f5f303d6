import Wizard

/// The full screen's own sentences; everything else comes with the view.
enum Wording {
  static let program = "aem-setup"
  static let nothingToFocus = "There is nothing to choose on this screen."
  static let nothingBefore = "You cannot go back any further."
  static let nothingToRetry = "There is nothing to try again on this screen."
  static let nothingToRemove = "The field is empty."
  static let leaveHome = "q exits aem-setup."
  static let noFurther = "You are at the end."
  static let endOfText = "This is the end of the text."
  static let startOfText = "This is the start of the text."
  static let nowhereToPaste = "Paste into a field. Nothing was pasted."
  static let unknownKey = "That key does nothing here. F1 lists the keys."
  static let fieldFull = "A field can contain at most 64 KiB. Nothing was added."
  static let secretsAtEnd = "You can change hidden text only from the end: Backspace or ^U."
  static let typeToReplace = "A value was entered. Type or paste a new one to replace it."
  static let stepNotReached = "You have not reached that step yet."
  static let skipQuestion = "Why skip this? The report shows your reason."
  static let skipNeedsReason = "Enter a reason. Esc goes back."
  static let pasteBreaks = "line breaks dropped"
  static let pasteBlanks = "blanks around it dropped"
  static let pasteControls = "control characters dropped"
  static let pasteCut = "cut after 64 KiB"
  static let helpTitle = "Keys and words"
  static let detailsTitle = "Details"
  static let stepsTitle = "Steps"
  static let endsHere = "Nothing follows this screen. ^P goes back, ^X saves and exits."
  static let chooseFirst = "Press Tab to move to an answer first."
  static let planNotShown = "Make the window larger to see the changes. Nothing is applied unseen."
  static let howToConfirm = "To apply: Tab to “Make these changes”, then Enter."
  static let enterAlone = "\(FaceWords.enterAlone) Tab to the button first."
  static let removed = "removed"

  /// Points to the field because of which the person cannot continue.
  static func seeField(_ label: String) -> String { "See “\(label)”." }

  /// The message after a value was sent to the clipboard, which not every terminal allows.
  static func copied(_ label: String) -> String {
    "“\(label)” was sent to the clipboard. If it does not arrive, select it with the mouse."
  }

  /// Why something cannot be done.
  static func cannot(_ label: String, _ reason: String) -> String {
    "“\(label)” is not possible now: \(reason)"
  }

  /// Why changes that were not read to their end cannot be confirmed.
  static func planUnseen(_ lines: Int) -> String {
    lines == 1
      ? "1 line of the plan has not been shown yet. Read it first: PgDn."
      : "\(lines) lines of the plan have not been shown yet. Read them first: PgDn."
  }

  /// The effect of Enter on a card of the home screen.
  static func enter(_ choice: HomeChoice) -> String {
    switch choice {
    case .start, .follow: "start"
    case .resume: "continue"
    case .guides, .home: "open"
    case .leave: "exit"
    }
  }

  /// The message after Ctrl-T: which look is on.
  static func theme(_ theme: Theme) -> String { "Look: \(theme.name). ^T changes it." }

  /// The message about changes to a paste; nil when there are none.
  static func pasted(_ changes: [String]) -> String? {
    changes.isEmpty ? nil : "Pasted, with changes: \(changes.joined(separator: ", "))."
  }

  /// The message that the session is not on disk.
  static func notSaved(_ reason: String) -> String { "Not saved: \(reason)" }

  /// Whether the session is on disk, in the line on top.
  static func save(_ state: SaveState) -> String {
    switch state {
    case .untouched: ""
    case .saved(let time): "saved \(time)"
    case .failed: "NOT SAVED"
    }
  }

  /// The number of the step and of all steps, in words.
  static func step(_ view: ScreenView, short: Bool) -> String {
    guard view.stepNumber > 0 else { return "" }
    guard view.stepCount >= view.stepNumber else { return "Step \(view.stepNumber)" }
    return short
      ? "\(view.stepNumber)/\(view.stepCount)" : "Step \(view.stepNumber) of \(view.stepCount)"
  }

  /// The words for the state of a secret.
  static func secret(_ state: FieldView.SecretState, typed: Int?) -> String {
    if let typed { return typed == 1 ? "1 character, hidden" : "\(typed) characters, hidden" }
    return FaceWords.secret(state)
  }

  /// The number of lines out of sight, in words.
  static func more(_ lines: Int, above: Bool) -> String {
    "\(lines) \(lines == 1 ? "line" : "lines") \(above ? "above: PgUp" : "below: PgDn")"
  }

  /// The sentence in a window that is too small for anything.
  static func tooSmall(_ size: Size) -> String {
    "The window has \(size.columns)x\(size.rows) cells. aem-setup needs 30x8. "
      + "Make it larger: nothing is lost."
  }
}
