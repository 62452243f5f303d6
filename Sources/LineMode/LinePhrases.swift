import Wizard

/// The line mode's own sentences.
enum LinePhrases {
  static let welcome = "Line mode. Type help for the words that work; quit saves and exits."
  static let pickOne = "Type a number, or quit:"
  static let notUnderstood = "That word does not work here. Type help for the ones that do."
  static let sayYes =
    "\(FaceWords.enterAlone) Type yes to make these changes, back, or quit."
  static let confirmWord = "Type yes to make these changes. Any other word cancels:"
  static let noSuchStep = "There is no such step, or you have not reached it yet. Type steps."
  static let noSuchDetails = "There are no such details here."
  static let detailsClosed = "The details are closed."
  static let help = [
    "Enter continues, or keeps what a field contains. A number picks from a list.",
    "back: one screen back. steps: list the steps. jump N: go to step N.",
    "yes: make the proposed changes. again: check or try again. fix: go to the problem.",
    "skip REASON: skip a step. fields: fill in the fields again. clear: empty a field.",
    "go N: use another button. more: see more fields.",
    "details N: read details; back closes them.",
    "act: in a demo, play in the sandbox what the screen asks for. quit: save and exit.",
  ]

  static func notANumber(_ count: Int) -> String {
    count > 0 ? "Type a number from 1 to \(count)." : notUnderstood
  }
}
