/// The options; each works with every command where it makes sense.
enum Option: String, CaseIterable {
  case session
  case plain
  case json
  case yes
  case screens
  case caFile = "ca-file"
  case proxy
  case imsURL = "ims-url"
  case consoleURL = "console-url"
  case timeout
  case noColor = "no-color"
  case scopes
  case key
  case name
  case port
  case fault
  case latency
  case seed
  case log
  case tls
  case version
  case help

  /// What its value is, nil when it takes none, and what it does, in one line.
  private var help: (value: String?, summary: String) {
    switch self {
    case .session: ("FILE", "the session file to use")
    case .plain: (nil, "line mode: plain lines, nothing drawn")
    case .json: (nil, "one JSON document on standard output")
    case .yes: (nil, "undo: agree to everything that is shown")
    case .screens: ("DIR", "use the screen files of a folder")
    case .caFile: ("FILE", "trust the authorities of a PEM file")
    case .proxy: ("URL", "go through a proxy")
    case .imsURL: ("URL", "another address of Adobe's sign-in")
    case .consoleURL: ("URL", "another address of Developer Console's API")
    case .timeout: ("SECONDS", "longest time for one request")
    case .noColor: (nil, "no colours; NO_COLOR does the same")
    case .scopes: ("A,B", "token: other scopes than those of the file")
    case .key: ("FILE", "token: the private key of a service account (JWT)")
    case .name: ("NAME", "token: which credential of the file")
    case .port: ("N", "sandbox: AEM's port")
    case .fault: ("NAME", "sandbox: something that goes wrong; can be repeated")
    case .latency: ("MS", "sandbox: delay of each answer")
    case .seed: ("N", "sandbox: makes its credentials reproducible")
    case .log: ("FILE", "sandbox: one JSON line per request")
    case .tls: (nil, "sandbox: everything over HTTPS")
    case .version: (nil, "print the version")
    case .help: (nil, "print this")
    }
  }

  /// What its value is; nil when it takes none.
  var value: String? { help.value }

  /// What it does, in one line.
  var summary: String { help.summary }
}
