/// The options; each works with every command where it makes sense.
enum Option: String, CaseIterable {
  case session
  case plain
  case json
  case yes
  case screens
  case format
  case caFile = "ca-file"
  case proxy
  case imsURL = "ims-url"
  case consoleURL = "console-url"
  case timeout
  case noColor = "no-color"
  case scopes
  case key
  case passwordFile = "password-file"
  case passwordEnv = "password-env"
  case name
  case days
  case out
  case alias
  case bits
  case reader
  case fix
  case dryRun = "dry-run"
  case undo
  case port
  case fault
  case preset
  case latency
  case clock
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
    case .format: ("FORMAT", "screens graph: dot, the default, or mermaid")
    case .caFile: ("FILE", "trust the authorities of a PEM file")
    case .proxy: ("URL", "go through a proxy")
    case .imsURL: ("URL", "another address of Adobe's sign-in")
    case .consoleURL: ("URL", "another address of Developer Console's API")
    case .timeout: ("SECONDS", "longest time for one request")
    case .noColor: (nil, "no colours; NO_COLOR does the same")
    case .scopes: ("A,B", "token: other scopes than those of the file")
    case .key: ("FILE", "certificate: does this private key belong to it? token: key of a JWT")
    case .passwordFile: ("FILE", "certificate, token: the key's password is a file's first line")
    case .passwordEnv: ("NAME", "certificate, token: the key's password is in a variable")
    case .name: ("NAME", "certificate create: common name; token: which credential")
    case .days: ("N", "certificate create: how long it is valid")
    case .out: ("DIR", "certificate create: the folder for its files")
    case .alias: ("NAME", "certificate create: keystore alias, else similaritysearch")
    case .bits: ("N", "certificate create: 2048, the default, or 4096")
    case .reader: ("VERSION", "osgi read, lint: whose rules; 1.8, 1.9.10 (AEM 6.5) or 1.9.26")
    case .fix: (nil, "osgi lint: write the mended file beside the old one")
    case .dryRun: (nil, "osgi migrate: show what would change, changing nothing")
    case .undo: (nil, "osgi migrate: take the last migration back")
    case .port: ("N", "sandbox: AEM's port")
    case .fault: ("NAME", "sandbox: something that goes wrong; can be repeated")
    case .preset: ("NAME", "sandbox: what a fresh author has behind it; can be repeated")
    case .clock: ("DATE", "sandbox: what time it is there, such as 2027-01-01T00:00:00Z")
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

  /// What kind of number its value has to be, in words; nil when it is no number.
  var number: String? {
    switch self {
    case .timeout: "a number of seconds above 0"
    case .port: "a whole number up to 65535"
    case .latency, .seed, .days, .bits: "a whole number"
    default: nil
    }
  }

  /// Whether it can take that value.
  func takes(_ text: String) -> Bool {
    switch self {
    case .timeout: Double(text).map { $0 > 0 && $0.isFinite } ?? false
    case .port: UInt16(text) != nil
    case .latency, .days, .bits: Int(text).map { $0 >= 0 } ?? false
    case .seed: UInt64(text) != nil
    default: true
    }
  }

  /// What it does, in one line.
  var summary: String { help.summary }
}
