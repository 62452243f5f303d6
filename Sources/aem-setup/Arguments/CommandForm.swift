import Sessions

/// A command together with its subcommand, where it has some: what an option belongs to.
struct CommandForm: Hashable {
  /// The command, which is the first word of the line.
  let command: Command
  /// The subcommand; nil when the command has none, or when the line names none that it has.
  let subcommand: String?

  /// The form that a command and the words after it make.
  init(_ command: Command, _ words: [String] = []) {
    self.command = command
    subcommand = words.first.flatMap { command.subcommands.contains($0) ? $0 : nil }
  }

  /// All forms, in the order of the commands.
  static let all = Command.allCases.flatMap { command in
    (command.subcommands.isEmpty || command.isCompleteAlone ? [CommandForm(command)] : [])
      + command.subcommands.map { CommandForm(command, [$0]) }
  }

  /// The form as a person types it, such as `osgi lint`; the home screen is `aem-setup`.
  var name: String {
    guard command != .home else { return "aem-setup" }
    return [command.rawValue, subcommand].compactMap { $0 }.joined(separator: " ")
  }

  /// The options that belong to it, `--help` among them.
  ///
  /// Where the subcommand is not known, those of all subcommands: the command itself tells what it
  /// expects.
  var options: [Option] {
    if subcommand == nil, !command.subcommands.isEmpty, !command.isCompleteAlone {
      return command.subcommands.flatMap { CommandForm(command, [$0]).options }
    }
    return own + [.help]
  }

  private static let faces: [Option] = [.plain, .noColor, .screens]
  private static let line: [Option] = [.caFile, .proxy, .timeout]
  private static let addresses: [Option] = [.imsURL, .consoleURL]
  private static let passwords: [Option] = [.passwordFile, .passwordEnv]
  private static let sandbox: [Option] = [
    .port, .fault, .preset, .clock, .latency, .seed, .key, .log,
  ]

  private var own: [Option] {
    switch (command, subcommand ?? "") {
    case (.home, _): Self.faces + Self.line + Self.addresses + [.version]
    case (.start, _): [.document, .session] + Self.faces + Self.line + Self.addresses
    case (.resume, _): Self.resumed(nil)
    case (.demo, _): [.json] + Self.faces + [.timeout] + Self.sandbox
    case (.plan, _):
      [.session, .json, .screens, .strict, .deadline] + Self.line + Self.addresses
    case (.apply, _):
      [.session, .json, .screens, .dryRun, .planDigest, .strict, .deadline] + Self.line
        + Self.addresses
    case (.undo, _): [.json, .screens, .dryRun, .yes, .deadline] + Self.line
    case (.sessions, _), (.forget, _), (.credential, _): [.json]
    case (.show, _): [.json, .screens]
    case (.token, _):
      [.json, .scopes, .name, .key] + Self.passwords + [.deadline, .imsURL] + Self.line
    case (.certificate, "create"):
      [.json, .name, .days, .out, .alias, .bits] + Self.passwords
    case (.certificate, _): [.json, .key] + Self.passwords
    case (.osgi, "read"): [.json, .reader]
    case (.osgi, "lint"): [.json, .reader, .fix]
    case (.osgi, _):
      [.json, .screens, .dryRun, .undo, .yes, .strict, .deadline, .imsURL] + Self.line
    case (.screens, "graph"): [.json, .screens, .format]
    case (.screens, _): [.json, .screens]
    case (.sandbox, "act"): [.json, .product, .state]
    case (.sandbox, _): [.json, .screens] + Self.sandbox + [.tls]
    }
  }
  /// The options of `resume`, which continues a session in the way it began.
  ///
  /// `kind` says who answers in that session; nil for the options of all kinds.
  static func resumed(_ kind: SessionOrigin.Kind?) -> [Option] {
    let always: [Option] = [.session, .screens, .timeout]
    let faces: [Option] = [.plain, .noColor]
    let other: [Option] = [.caFile, .proxy]
    let unattended: [Option] = [.json, .strict, .deadline] + addresses
    return switch kind {
    case .person: always + faces + other
    case .demo: always + faces + sandbox
    case .answers: always + other + unattended
    case nil: always + faces + other + unattended + sandbox
    }
  }
}
