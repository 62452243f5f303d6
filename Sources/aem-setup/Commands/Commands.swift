import Sessions
import Unattended

/// Runs the command that the arguments name.
struct Commands {
  let arguments: Arguments
  let wiring: Wiring

  init(_ arguments: Arguments) throws(Failure) {
    self.arguments = arguments
    wiring = try Wiring(arguments)
  }

  /// Runs it.
  ///
  /// - Returns: the exit status.
  func run() throws(Failure) -> Int32 {
    try OpenFiles.check(for: arguments)
    try ClientLibrary.check(for: arguments)
    return switch arguments.command {
    case .home: try InteractiveCommand(wiring).home()
    case .start: try start()
    case .resume: try resume()
    case .demo: try DemoCommand(wiring).run(arguments.words.first)
    case .plan: try UnattendedCommand(wiring).run(.plan, arguments.words[0]).rawValue
    case .apply: try apply(arguments.words[0]).rawValue
    case .undo: try UndoCommand(wiring).run(arguments.words[0]).rawValue
    case .sessions: try SessionCommands(wiring).list().rawValue
    case .show: try SessionCommands(wiring).show(arguments.words.first).rawValue
    case .forget: try SessionCommands(wiring).forget(arguments.words[0]).rawValue
    case .credential: try CredentialCommand(wiring).run(arguments.words).rawValue
    case .token: try TokenCommand(wiring).run(arguments.words[0]).rawValue
    case .certificate: try CertificateCommand(arguments).run().rawValue
    case .osgi: try OSGiCommand(wiring).run().rawValue
    case .screens: try ScreensCommand(wiring).run().rawValue
    case .sandbox: try sandbox(arguments.words).rawValue
    }
  }

  /// Starts a procedure, named by itself or by a document.
  private func start() throws(Failure) -> Int32 {
    let command = InteractiveCommand(wiring)
    guard let document = arguments[.document] else {
      return try command.start(arguments.words[0])
    }
    return try command.start(arguments.words.first, following: document)
  }

  /// Runs the sandbox, or plays an act on one that runs.
  private func sandbox(_ words: [String]) throws(Failure) -> ExitStatus {
    guard let first = words.first else { return try SandboxCommand(wiring).run() }
    guard first == "act" else {
      throw Failure(
        "sandbox does not take \"\(first)\".", "Expected: aem-setup sandbox act NAME",
        status: .misuse)
    }
    return try SandboxActCommand(wiring).run(words.dropFirst().first)
  }

  /// Applies an answers file; a dry run is `plan`.
  private func apply(_ path: String) throws(Failure) -> ExitStatus {
    try UnattendedCommand(wiring).run(arguments.has(.dryRun) ? .plan : .apply, path)
  }

  /// Continues a session in the way it began.
  private func resume() throws(Failure) -> Int32 {
    let sessions = SessionCommands(wiring)
    let path: String
    if let given = arguments[.session] {
      path = given
    } else {
      path = try sessions.path(arguments.words.first)
    }
    let document = try sessions.read(path, tells: false)
    try check(document.origin.kind)
    switch document.origin.kind {
    case .person: return try InteractiveCommand(wiring).resume(path)
    case .demo: return try DemoCommand(wiring).resume(path)
    case .answers:
      guard let answers = document.origin.path else {
        throw Failure("\(path) does not name the answers file that started it.")
      }
      // A file that is named by --session is the person's choice; the answers file is the session's.
      try HandedOver.allow(
        answers, of: arguments[.session] == nil ? path : nil,
        folder: try wiring.sessionDirectory().path)
      guard document.procedure != OSGiMigrateCommand.procedure else {
        return try OSGiMigrateCommand(wiring).run(answers, session: path).rawValue
      }
      return try UnattendedCommand(wiring).run(.apply, answers, session: path).rawValue
    }
  }
  /// Refuses options that mean nothing to a session of that kind.
  private func check(_ kind: SessionOrigin.Kind) throws(Failure) {
    let allowed = CommandForm.resumed(kind)
    let foreign = Option.allCases.first { arguments.has($0) && !allowed.contains($0) }
    guard let foreign else { return }
    let began =
      switch kind {
      case .person: "started by a person"
      case .demo: "of the demo"
      case .answers: "of an answers file"
      }
    throw Failure(
      "--\(foreign.rawValue) does not apply to a session \(began).",
      "That session accepts: \(allowed.map { "--\($0.rawValue)" }.joined(separator: ", ")).",
      status: .misuse)
  }
}
