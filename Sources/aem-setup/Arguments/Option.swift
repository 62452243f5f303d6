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
  case scopes
  case port
  case fault
  case latency
  case seed
  case log
  case key
  case passwordFile = "password-file"
  case passwordEnv = "password-env"
  case name
  case days
  case out
  case alias
  case bits
  case version
  case help

  /// What its value is; nil when it takes none.
  var value: String? {
    switch self {
    case .session, .caFile, .log, .key, .passwordFile: "FILE"
    case .screens, .out: "DIR"
    case .proxy, .imsURL, .consoleURL: "URL"
    case .timeout: "SECONDS"
    case .port, .seed, .days, .bits: "N"
    case .fault, .passwordEnv, .alias, .name: "NAME"
    case .scopes: "A,B"
    case .latency: "MS"
    case .plain, .json, .noColor, .version, .help: nil
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
    case .scopes: "token: other scopes than those of the file"
    case .port: "sandbox: AEM's port"
    case .fault: "sandbox: something that goes wrong; can be repeated"
    case .latency: "sandbox: delay of each answer"
    case .seed: "sandbox: makes its credentials reproducible"
    case .log: "sandbox: one JSON line per request"
    case .key: "certificate inspect: does this private key belong to it? token: key of a JWT"
    case .passwordFile: "certificate, token: the key's password is the first line of a file"
    case .passwordEnv: "certificate, token: the key's password is in an environment variable"
    case .name: "certificate create: the common name; token: which credential of the file"
    case .days: "certificate create: how long it is valid"
    case .out: "certificate create: the folder for its files"
    case .alias: "certificate create: keystore alias, similaritysearch by default"
    case .bits: "certificate create: 2048, the default, or 4096"
    case .version: "print the version"
    case .help: "print this"
    }
  }
}
