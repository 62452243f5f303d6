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
  case reader
  case fix
  case dryRun = "dry-run"
  case undo
  case port
  case fault
  case latency
  case seed
  case log
  case version
  case help

  /// What its value is; nil when it takes none.
  var value: String? {
    switch self {
    case .session, .caFile, .log: "FILE"
    case .screens: "DIR"
    case .proxy, .imsURL, .consoleURL: "URL"
    case .timeout: "SECONDS"
    case .port, .seed: "N"
    case .fault: "NAME"
    case .latency: "MS"
    case .reader: "VERSION"
    case .fix, .dryRun, .undo: nil
    case .plain, .json, .yes, .noColor, .version, .help: nil
    }
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .session: "the session file to use"
    case .plain: "line mode: plain lines, nothing drawn"
    case .json: "one JSON document on standard output"
    case .yes: "undo: agree to everything that is shown"
    case .screens: "use the screen files of a folder"
    case .caFile: "trust the authorities of a PEM file"
    case .proxy: "go through a proxy"
    case .imsURL: "another address of Adobe's sign-in"
    case .consoleURL: "another address of Developer Console's API"
    case .timeout: "longest time for one request"
    case .noColor: "no colours; NO_COLOR does the same"
    case .reader: "osgi read, lint: whose rules, 1.8, 1.9.10 (AEM 6.5) or 1.9.26"
    case .fix: "osgi lint: write the mended file beside the old one"
    case .dryRun: "osgi migrate: show what would change, changing nothing"
    case .undo: "osgi migrate: take the last migration back"
    case .port: "sandbox: AEM's port"
    case .fault: "sandbox: something that goes wrong; can be repeated"
    case .latency: "sandbox: delay of each answer"
    case .seed: "sandbox: makes its credentials reproducible"
    case .log: "sandbox: one JSON line per request"
    case .version: "print the version"
    case .help: "print this"
    }
  }
}
