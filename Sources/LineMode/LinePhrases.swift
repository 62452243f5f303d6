/// The line mode's own sentences.
enum LinePhrases {
  static let welcome = "Line mode. Type help for the words that work; quit saves and leaves."
  static let sessions = "Sessions to go on with"
  static let procedures = "Procedures"
  static let pickOne = "Type a number, or quit:"
  static let notUnderstood = "That is not one of the words that work here. Type help."
  static let sayYes =
    "Enter applies nothing. Type yes to make these changes, back to go back, or quit."
  static let confirmWord = "Type yes to make these changes. Any other word leaves them:"
  static let enterConfirmsNothing = "Enter applies nothing."
  static let noSuchStep = "There is no such step, or it has not been reached yet. Type steps."
  static let help = [
    "Enter goes on, or keeps what a field holds. A number picks from a list.",
    "back: one screen back. steps: list the steps. jump N: go to step N.",
    "yes: make the proposed changes. again: look or try again. mend: go where the trouble is.",
    "skip REASON: pass a step over. clear: empty a field. quit: save and leave.",
  ]

  static func notANumber(_ count: Int) -> String {
    count > 0 ? "Type a number from 1 to \(count)." : notUnderstood
  }
}
