/// The commands of the program; one table makes parsing and help.
enum Command: String, CaseIterable {
  case home = ""
  case start
  case resume
  case demo
  case plan
  case apply
  case sessions
  case show
  case forget
  case credential
  case token
  case certificate
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
    case .forget: "SESSION"
    case .credential: "inspect FILE"
    case .token: "FILE"
    case .certificate: "inspect FILE | create"
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
    case .sessions: "list the sessions"
    case .show: "what a session has done so far"
    case .forget: "delete a session's files"
    case .credential: "what a credential file of Developer Console holds"
    case .token: "ask Adobe for a token with a credential file"
    case .certificate: "look into a certificate, or make one with its key"
    case .screens: "check the screen files"
    case .sandbox: "run the simulated Adobe alone"
    }
  }

  /// How many words it takes.
  var wordCount: ClosedRange<Int> {
    switch self {
    case .home, .sessions, .sandbox: 0...0
    case .start, .plan, .apply, .forget, .token, .screens: 1...1
    case .credential: 2...2
    case .certificate: 1...2
    case .resume, .show, .demo: 0...1
    }
  }
}
