import Dispatch
import FoundationEssentials
import Glibc
import Rehearsal
import Sandbox
import Values
import Wizard

/// `sandbox`: the simulated Adobe alone, until its standard input closes or a signal comes.
struct SandboxCommand {
  private let wiring: Wiring
  private var arguments: Arguments { wiring.arguments }

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// The sandbox that the arguments describe.
  static func options(_ arguments: Arguments) throws(Failure) -> SandboxOptions {
    var options = SandboxOptions()
    options.faults = (arguments.options[.fault] ?? []).compactMap(SandboxFault.init)
    options.presets = (arguments.options[.preset] ?? []).compactMap(SandboxPreset.init)
    if let date = arguments[.clock].flatMap({ try? Date($0, strategy: .iso8601) }) {
      options.clock = .offset(seconds: Int(date.timeIntervalSinceNow.rounded()))
    }
    options.latencyMilliseconds = arguments[.latency].flatMap(Int.init) ?? 0
    options.seed = arguments[.seed].flatMap(UInt64.init) ?? 1
    options.logPath = arguments[.log]
    if let path = arguments[.key] {
      do throws(SandboxFailure) {
        options.keys = try SandboxKeys(file: path)
      } catch {
        throw Failure(error)
      }
    }
    options.port = arguments[.port].flatMap(UInt16.init) ?? 0
    return options
  }

  /// Serves until told to end.
  func run() throws(Failure) -> ExitStatus {
    let end = DispatchSemaphore(value: 0)
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { end.signal() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }

    let folder = try DemoFolder.create(below: FileManager.default.temporaryDirectory.path)
    defer { folder.remove() }
    var options = try Self.options(arguments)
    if options.presets.isEmpty { options.presets = SandboxAnswers.prepared }
    options.isControlled = true
    options.folder = folder.path
    options.tls = arguments.has(.tls)
    let sandbox: Sandbox
    do throws(SandboxFailure) {
      sandbox = try Sandbox(options)
    } catch {
      throw Failure(error)
    }
    defer { sandbox.stop() }
    let answers = SandboxAnswers(sandbox, wiring.catalog, in: folder.path)
    let state = register(sandbox)
    defer { if let state { RunningSandboxes.remove(state) } }
    try announce(sandbox, answers, state)
    watchInput(end)
    end.wait()
    return .done
  }

  /// Writes the file by which `sandbox act` finds the sandbox.
  ///
  /// - Returns: its path; nil where it cannot be written, as the sandbox serves without it, too.
  private func register(_ sandbox: Sandbox) -> String? {
    do throws(Failure) {
      return try RunningSandboxes(beside: try wiring.sessionDirectory()).add(sandbox)
    } catch {
      Output.complain("\(error.sentences.first ?? "") sandbox act does not find this sandbox.")
      return nil
    }
  }

  private func announce(
    _ sandbox: Sandbox, _ answers: SandboxAnswers, _ state: String?
  ) throws(Failure) {
    var files: [String: String] = [:]
    do throws(RehearsalFailure) {
      for name in answers.procedures { files[name] = try answers.write(name) }
    } catch {
      throw Failure(error)
    }
    guard arguments.has(.json) else {
      let facts = sandbox.facts
      Output.line("AEM author     \(facts.aem)  user \(facts.user), password \(facts.password)")
      Output.line("Adobe IMS      \(facts.ims)")
      Output.line("Console API    \(facts.console)")
      if let caFile = facts.caFile { Output.line("Authority      \(caFile)") }
      for (index, file) in files.values.sorted().enumerated() {
        Output.line((index == 0 ? "Answers        " : "               ") + file)
      }
      if state != nil { Output.line("Acts in AEM    aem-setup sandbox act") }
      Output.line("Ends with Ctrl-C, or when its standard input closes.")
      return
    }
    var members: [String: JSONValue]
    do throws(SandboxFailure) {
      members = try sandbox.announcement.object ?? [:]
    } catch {
      throw Failure(error)
    }
    if let state { members["state"] = .string(state) }
    members["answers"] = .object(files.mapValues { .string($0) })
    Output.document(.object(members), pretty: false)
  }

  /// Ends with a pipe's or a terminal's end of input; `/dev/null` does not count.
  private func watchInput(_ end: DispatchSemaphore) {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { return }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFIFO || kind == S_IFSOCK || isatty(STDIN_FILENO) == 1 else { return }
    DispatchQueue.global().async {
      var byte: UInt8 = 0
      while true {
        let count = read(STDIN_FILENO, &byte, 1)
        if count == 0 || (count < 0 && errno != EINTR) { break }
      }
      end.signal()
    }
  }
}
