/// The options; ``CommandForm/options`` tells which command has which.
enum Option: String, CaseIterable {
  case document
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
  case planDigest = "plan-digest"
  case strict
  case deadline
  case undo
  case port
  case fault
  case preset
  case latency
  case clock
  case seed
  case log
  case tls
  case product
  case state
  case version
  case help

  /// The word for its value, nil when it has none, and its effect, in one line.
  private var help: (value: String?, summary: String) {
    switch self {
    case .document: ("NAME", "follow a document of Adobe's; it names the procedure")
    case .session: ("FILE", "the session file to use")
    case .plain: (nil, "line mode: plain lines without drawing")
    case .json: (nil, "print one JSON document on standard output")
    case .yes: (nil, "confirm everything that is shown")
    case .screens: ("DIR", "use the screen files of a folder")
    case .format: ("FORMAT", "dot (default) or mermaid")
    case .caFile: ("FILE", "trust the authorities of a PEM file")
    case .proxy: ("URL", "use a proxy")
    case .imsURL: ("URL", "use another address of Adobe's sign-in")
    case .consoleURL: ("URL", "use another address of Developer Console's API")
    case .timeout: ("SECONDS", "limit the time for one request")
    case .noColor: (nil, "use no colors; NO_COLOR does the same")
    case .scopes: ("A,B", "use other scopes than those of the file")
    case .key: ("FILE", "private key: of the certificate, to sign the JWT, or of the sandbox")
    case .passwordFile: ("FILE", "read the key's password from the first line of a file")
    case .passwordEnv: ("NAME", "read the key's password from an environment variable")
    case .name: ("NAME", "certificate create: common name; token: which credential")
    case .days: ("N", "how many days the certificate is valid")
    case .out: ("DIR", "the folder for the new files")
    case .alias: ("NAME", "keystore alias; the default is similaritysearch")
    case .bits: ("N", "2048 (default) or 4096")
    case .reader: ("VERSION", "apply the rules of Felix 1.8, 1.9.10 (AEM 6.5) or 1.9.26")
    case .fix: (nil, "write the fixed file beside the old one")
    case .dryRun: (nil, "show the changes without applying them")
    case .planDigest: ("DIGEST", "apply only the plan that plan --json shows with this digest")
    case .strict: (nil, "count open notes as not verified")
    case .deadline:
      ("SECONDS", "limit the time for the whole run; the default is 900, 0 is no limit")
    case .undo: (nil, "undo the migration of this author")
    case .port: ("N", "the port of the simulated AEM")
    case .fault: ("NAME", "simulate a fault; can be repeated")
    case .preset: ("NAME", "start with a prepared author; can be repeated")
    case .clock: ("DATE", "set the time of the sandbox, such as 2027-01-01T00:00:00Z")
    case .latency: ("MS", "delay each answer")
    case .seed: ("N", "create reproducible credentials")
    case .log: ("FILE", "write one JSON line per request")
    case .tls: (nil, "use HTTPS for everything")
    case .product: ("NAME", "the product that an act is about")
    case .state: ("FILE", "the file of the sandbox, if several run")
    case .version: (nil, "print the version")
    case .help: (nil, "print this")
    }
  }

  /// The word for its value in the help, such as `SECONDS`; nil when it has none.
  var value: String? { help.value }

  /// Its effect in one line, for the help.
  var summary: String { help.summary }
}
