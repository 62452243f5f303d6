import FoundationEssentials
import Glibc
import Rehearsal
import Sandbox
import Sessions
import Unattended
import Values
import Wizard

/// `demo`: a procedure against the built-in sandbox, without AEM or Adobe.
struct DemoCommand {
  private let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Shows the home screen or a procedure; without a terminal runs it unattended.
  func run(_ procedure: String?) throws(Failure) -> Int32 {
    let name = try wiring.procedure(procedure ?? "smart-tags").name
    let folder = try DemoFolder.create(in: try wiring.sessionDirectory())
    let isWatched = isWatched
    let sandbox = try start(
      in: folder, ports: Self.ports, with: presets(for: procedure, isWatched: isWatched))
    defer { sandbox.stop() }
    guard isWatched else {
      return try unattended(name, sandbox, folder).rawValue
    }
    let state = try RunningSandboxes(beside: try wiring.sessionDirectory()).add(sandbox)
    defer { RunningSandboxes.remove(state) }
    let command = InteractiveCommand(wiring, notice: notice) { name throws(Failure) in
      try offer(sandbox, folder, for: name)
    }
    return procedure == nil ? try command.home() : try command.start(name)
  }

  /// Continues a demo whose process has ended: the sandbox starts again from its saved state.
  func resume(_ path: String) throws(Failure) -> Int32 {
    let document = try SessionCommands(wiring).read(path)
    guard let place = document.origin.sandboxState else {
      throw Failure("\(path) does not name the folder of its sandbox.")
    }
    let folder = DemoFolder(path: place)
    let state = StateCoding.state(from: document.state)
    let port = state?.values["aem.url"].flatMap { Self.port(of: $0.text) }
    let sandbox = try start(
      in: folder, ports: [port].compactMap { $0 } + Self.ports,
      with: presets(for: nil, isWatched: true))
    defer { sandbox.stop() }
    let running = try RunningSandboxes(beside: try wiring.sessionDirectory()).add(sandbox)
    defer { RunningSandboxes.remove(running) }
    var offer = try offer(sandbox, folder, for: document.procedure)
    offer.moved = [
      "aem.url": sandbox.facts.aem, "ims.url": sandbox.facts.ims,
      "console.url": sandbox.facts.console,
    ]
    let prepared = offer
    return try InteractiveCommand(wiring, notice: notice) { _ in prepared }.resume(path)
  }

  /// Whether somebody can answer: at a terminal, or with lines that a pipe or a file holds.
  private var isWatched: Bool {
    if wiring.arguments.has(.json) { return false }
    if Face.hasTerminal { return true }
    var status = stat()
    guard wiring.arguments.has(.plain), fstat(STDIN_FILENO, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFCHR || isatty(STDIN_FILENO) == 1
  }

  private let notice = "This is the built-in sandbox. It changes nothing outside this machine."

  /// AEM's own port first, as in the documents; then others, should one be taken.
  private static let ports: [UInt16] = [4502, 14502, 24502, 34502, 44502]

  private func start(
    in folder: DemoFolder, ports: [UInt16], with presets: [SandboxPreset]
  ) throws(Failure) -> Sandbox {
    var options = try SandboxCommand.options(wiring.arguments)
    options.stateFile = folder.state
    options.presets += presets
    options.isControlled = true
    let wanted = wiring.arguments[.port].flatMap(UInt16.init).map { [$0] } ?? (ports + [0])
    var last: SandboxFailure?
    for port in wanted {
      options.port = port
      do throws(SandboxFailure) {
        return try Sandbox(options)
      } catch {
        last = error
      }
    }
    throw last.map { Failure($0) } ?? Failure("The sandbox cannot be started.")
  }

  /// The history of the author; its content counts for a fresh one only, its packages always.
  ///
  /// Whoever watches plays the acts in AEM, and so begins with nothing but the OAuth form.
  private func presets(for procedure: String?, isWatched: Bool) -> [SandboxPreset] {
    let history = isWatched ? [.imsPackage] : SandboxAnswers.prepared
    // Where certificates are shown, the author has one, and it expires soon.
    return history + (procedure == "certificate" ? [.jwtExpiring] : [])
  }

  /// The values that the sandbox offers, so that a trainer types nothing by heart.
  private func offer(
    _ sandbox: Sandbox, _ folder: DemoFolder, for procedure: String
  ) throws(Failure) -> InteractiveCommand.Offer {
    let offers = SandboxOffers(
      sandbox, for: wiring.catalog.values, in: folder.path,
      product: SandboxProduct(rawValue: procedure) ?? .smartTags)
    var offer = InteractiveCommand.Offer()
    offer.acts = SandboxActs(sandbox)
    offer.origin = SessionOrigin(.demo, sandboxState: folder.path)
    for (value, definition) in wiring.catalog.values.sorted(by: { $0.key < $1.key }) {
      let found: String?
      do throws(RehearsalFailure) {
        found = try offers.answer(to: value)
      } catch {
        throw Failure(error)
      }
      guard let answer = found else { continue }
      switch definition.kind {
      case .list: continue
      case .secret: offer.secrets[value] = Secret(copying: answer.utf8)
      case .text, .option, .tick, .url, .file, .number, .json: offer.drafts[value] = answer
      }
    }
    return offer
  }

  private func unattended(
    _ name: String, _ sandbox: Sandbox, _ folder: DemoFolder
  ) throws(Failure) -> ExitStatus {
    let answers = SandboxAnswers(sandbox, wiring.catalog, in: folder.path)
    defer { folder.remove() }
    if !wiring.arguments.has(.json) {
      Output.line(notice)
      Output.line("There is no terminal, so the whole procedure runs by itself.")
    }
    let file: String
    do throws(RehearsalFailure) {
      file = try answers.write(name)
    } catch {
      throw Failure(error)
    }
    return try UnattendedCommand(wiring)
      .run(.apply, file, session: folder.session, isKept: false)
  }

  private static func port(of address: String) -> UInt16? {
    address.split(separator: ":").last.flatMap { UInt16($0.prefix { $0.isNumber }) }
  }
}
