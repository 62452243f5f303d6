/// The commands of aem-setup; one table defines parsing and help.
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
  case certificate
  case credential
  case token
  case osgi
  case screens
  case sandbox

  /// The words that follow it, as help shows them, and what it does, in one line.
  private var help: (words: String, summary: String) {
    switch self {
    case .home: ("", "home: start a procedure, or continue a session")
    case .start: ("PROCEDURE", "start a procedure, or the one of --document")
    case .resume: ("[SESSION]", "continue a session; without a name, the last one")
    case .demo: ("[PROCEDURE]", "run a procedure against the built-in sandbox")
    case .plan: ("ANSWERS", "show the changes without applying them")
    case .apply: ("ANSWERS", "apply the changes, with the answers of a file")
    case .undo: ("SESSION", "undo the changes of a session")
    case .sessions: ("", "list the sessions")
    case .show: ("[SESSION]", "show what a session has done so far")
    case .forget: ("SESSION", "delete a session's files")
    case .certificate:
      ("inspect|create [FILE]", "inspect a certificate, or create one with its key")
    case .credential: ("inspect FILE", "show what a file from Developer Console contains")
    case .token: ("FILE", "request a token from Adobe, as Check Health does")
    case .osgi:
      ("read|lint|migrate FILE…", "read, check or fix .config files, or migrate a pair")
    case .screens: ("check|graph [PROCEDURE]", "check the screen files, or draw them")
    case .sandbox: ("[act [NAME]]", "run the simulated Adobe, or play an act in its AEM")
    }
  }

  /// The words that follow it, as help shows them.
  var words: String { help.words }

  /// Its effect in one line, for the help.
  var summary: String { help.summary }

  /// The words that can follow first, for a command that does several things.
  var subcommands: [String] {
    switch self {
    case .certificate: ["inspect", "create"]
    case .credential: ["inspect"]
    case .osgi: ["read", "lint", "migrate"]
    case .screens: ["check", "graph"]
    case .sandbox: ["act"]
    default: []
    }
  }

  /// Whether it does something without a subcommand, although it has some.
  var isCompleteAlone: Bool { self == .sandbox }

  /// The number of words that it accepts, from the help.
  ///
  /// There, brackets mark optional words, and an ellipsis marks one that can be repeated.
  var wordCount: ClosedRange<Int> {
    let all = help.words.split(separator: " ")
    let least = all.count { !$0.hasPrefix("[") }
    return least...(help.words.hasSuffix("…") ? 10_000 : all.count)
  }
}
