/// The options; each works with every command where it makes sense.
enum Option: String, CaseIterable {
  case session
  case plain
  case json
  case screens
  case caFile = "ca-file"
  case proxy
  case imsURL = "ims-url"
  case consoleURL = "console-url"
  case timeout
  case noColor = "no-color"
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
    case .plain, .json, .noColor, .version, .help: nil
    }
  }

  /// What kind of number its value has to be, in words; nil when it is no number.
  var number: String? {
    switch self {
    case .timeout: "a number of seconds above 0"
    case .port: "a whole number up to 65535"
    case .latency, .seed: "a whole number"
    case .session, .plain, .json, .screens, .caFile, .proxy, .imsURL, .consoleURL, .noColor, .fault,
      .log, .version, .help:
      nil
    }
  }

  /// Whether it can take that value.
  func takes(_ text: String) -> Bool {
    switch self {
    case .timeout: Double(text).map { $0 > 0 && $0.isFinite } ?? false
    case .port: UInt16(text) != nil
    case .latency: Int(text).map { $0 >= 0 } ?? false
    case .seed: UInt64(text) != nil
    case .session, .plain, .json, .screens, .caFile, .proxy, .imsURL, .consoleURL, .noColor, .fault,
      .log, .version, .help:
      true
    }
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .session: "the session file to use"
    case .plain: "line mode: plain lines, nothing drawn"
    case .json: "one JSON document on standard output"
    case .screens: "use the screen files of a folder"
    case .caFile: "trust the authorities of a PEM file"
    case .proxy: "go through a proxy"
    case .imsURL: "another address of Adobe's sign-in"
    case .consoleURL: "another address of Developer Console's API"
    case .timeout: "longest time for one request"
    case .noColor: "no colours; NO_COLOR does the same"
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
