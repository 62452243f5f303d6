import Dispatch
import FoundationEssentials
import Glibc
import Sandbox
import Values

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
    for name in arguments.options[.fault] ?? [] {
      guard let fault = SandboxFault(rawValue: name) else {
        let known = SandboxFault.allCases.map { "  \($0.rawValue): \($0.explanation)" }
        throw Failure(
          "There is no fault \"\(name)\". There are:\n" + known.joined(separator: "\n"),
          status: .misuse)
      }
      options.faults.append(fault)
    }
    for name in arguments.options[.preset] ?? [] {
      guard let preset = SandboxPreset(rawValue: name) else {
        let known = SandboxPreset.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure("There is no preset \"\(name)\". There are: \(known).", status: .misuse)
      }
      options.presets.append(preset)
    }
    if options.presets.isEmpty { options.presets = SandboxOffers.stage }
    if let text = arguments[.clock] {
      guard let date = try? Date(text, strategy: .iso8601) else {
        throw Failure(
          "--clock takes a date such as 2027-01-01T00:00:00Z, not \"\(text)\".", status: .misuse)
      }
      options.clock = .offset(seconds: Int(date.timeIntervalSinceNow.rounded()))
    }
    options.latencyMilliseconds = arguments[.latency].flatMap(Int.init) ?? 0
    options.seed = arguments[.seed].flatMap(UInt64.init) ?? 1
    options.logPath = arguments[.log]
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
    options.folder = folder.path
    options.tls = arguments.has(.tls)
    let sandbox: Sandbox
    do throws(SandboxFailure) {
      sandbox = try Sandbox(options)
    } catch {
      throw Failure(error)
    }
    defer { sandbox.stop() }
    let answers = SandboxAnswers(
      SandboxOffers(sandbox, in: folder.path), wiring.catalog, in: folder.path)
    try announce(sandbox, answers)
    watchInput(end)
    end.wait()
    return .done
  }

  private func announce(_ sandbox: Sandbox, _ answers: SandboxAnswers) throws(Failure) {
    var files: [String: String] = [:]
    for name in answers.procedures { files[name] = try answers.write(name) }
    guard arguments.has(.json) else {
      let facts = sandbox.facts
      Output.line("AEM author     \(facts.aem)  user \(facts.user), password \(facts.password)")
      Output.line("Adobe IMS      \(facts.ims)")
      Output.line("Console API    \(facts.console)")
      if let caFile = facts.caFile { Output.line("Authority      \(caFile)") }
      for (index, file) in files.values.sorted().enumerated() {
        Output.line((index == 0 ? "Answers        " : "               ") + file)
      }
      Output.line("Ends with Ctrl-C, or when its standard input closes.")
      return
    }
    var members: [String: JSONValue]
    do throws(SandboxFailure) {
      members = try sandbox.announcement.object ?? [:]
    } catch {
      throw Failure(error)
    }
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
