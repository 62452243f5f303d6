/// The commands of the program; one table makes parsing and help.
enum Command: String, CaseIterable {
  case home = ""
  case start
  case resume
  case demo
  case plan
  case apply
  case undo
  case sessions
  case show
  case forget
  case osgi
  case screens
  case sandbox

  /// The words that follow it, as help shows them.
  var words: String {
    switch self {
    case .home, .sessions: ""
    case .start: "PROCEDURE"
    case .resume, .show: "[SESSION]"
    case .demo: "[PROCEDURE]"
    case .plan, .apply: "ANSWERS"
    case .forget, .undo: "SESSION"
    case .osgi: "read FILE | lint FILE… | migrate ANSWERS"
    case .screens: "check"
    case .sandbox: ""
    }
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .home: "home: procedures to start, and sessions to go on with"
    case .start: "start a procedure"
    case .resume: "go on with a session; without one, the last"
    case .demo: "the same against the built-in sandbox"
    case .plan: "what would change, changing nothing"
    case .apply: "make it so, with the answers of a file"
    case .undo: "take back what a session has changed"
    case .sessions: "list the sessions"
    case .show: "what a session has done so far"
    case .forget: "delete a session's files"
    case .osgi: ".config files: what AEM reads, what it loses; migrate those of Smart Tags"
    case .screens: "check the screen files"
    case .sandbox: "run the simulated Adobe alone"
    }
  }

  /// How many words it takes.
  var wordCount: ClosedRange<Int> {
    switch self {
    case .home, .sessions, .sandbox: 0...0
    case .start, .plan, .apply, .undo, .forget, .screens: 1...1
    case .osgi: 2...10_000
    case .resume, .show, .demo: 0...1
    }
  }
}
