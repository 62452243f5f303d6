import Engine
import FoundationEssentials
import Glibc
import HTTP
import Sessions
import Values
import Wizard

/// Builds the parts that commands need, from the arguments and the environment.
struct Wiring {
  let arguments: Arguments
  let catalog: ProcedureCatalog
  let operations = OperationCatalog.standard

  init(_ arguments: Arguments) throws(Failure) {
    self.arguments = arguments
    do throws(ScreenFileFailure) {
      if let folder = arguments[.screens] {
        catalog = try ProcedureCatalog.folder(folder)
      } else {
        catalog = .embedded
      }
    } catch {
      throw Failure(error)
    }
  }

  /// The folder where sessions live.
  func sessionDirectory() throws(Failure) -> SessionDirectory {
    do throws(SessionFailure) {
      return try SessionDirectory.standard(ProcessInfo.processInfo.environment)
    } catch {
      throw Failure(error)
    }
  }

  /// The folder where sessions of a kind live: those of demos are kept apart.
  func sessionDirectory(for kind: SessionOrigin.Kind) throws(Failure) -> SessionDirectory {
    let directory = try sessionDirectory()
    return kind == .demo ? DemoFolder.sessions(beside: directory) : directory
  }

  /// A procedure that can be started on its own, also one that a command runs.
  func procedure(_ name: String) throws(Failure) -> Procedure {
    if let found = catalog.procedure(name), found.standsAlone { return found }
    let known = catalog.headings.filter(\.isListed).map(\.name)
    throw Failure(
      "There is no procedure \"\(name)\" to start. The procedures are: "
        + "\(known.joined(separator: ", ")).",
      status: .misuse)
  }

  /// A document to follow, by name.
  func guide(_ name: String) throws(Failure) -> Guide {
    if let guide = catalog.guide(name) { return guide }
    throw Failure(
      sentences: ["There is no document \"\(name)\". There are:"]
        + catalog.guides.map { "  \($0.name): \($0.title), \($0.release)" },
      status: .misuse)
  }

  /// Creates a walk over an open session.
  func walk(
    _ state: WizardState, in store: SessionStore, actor: ValueSource = .person,
    acts: (any ActPlaying)? = nil
  ) throws(Failure) -> Walk {
    try walk(
      state, saver: SessionSaver(store),
      lock: SessionWriteLock(beside: try sessionDirectory(), for: store.path),
      acts: acts, fingerprintKey: Hexadecimal.decoded(store.document.fingerprintKey) ?? [],
      actor: actor)
  }

  /// Creates a walk whose state `saver` keeps.
  ///
  /// `lock` keeps others from changing the same author; nil for a walk that changes nothing. Throws
  /// when the process may open no more files.
  func walk(
    _ state: WizardState, saver: any StateSaving, lock: (any WriteLocking)? = nil,
    acts: (any ActPlaying)? = nil, fingerprintKey: [UInt8], actor: ValueSource
  ) throws(Failure) -> Walk {
    // The home list leads here without a command of its own.
    try ClientLibrary.check()
    let mailbox: Mailbox
    do throws(Mailbox.Failure) {
      mailbox = try Mailbox()
    } catch {
      throw Failure(
        "aem-setup cannot open more files: \(String(cString: strerror(error.code))).",
        "Raise the limit, such as with: ulimit -n 256")
    }
    let machine = WizardMachine(
      catalog: catalog, operations: operations, state: state, actor: actor)
    return Walk(
      machine, saver: saver, lock: lock, acts: acts, clockText: LocalTime.clock, mailbox: mailbox,
      operations: runner(fingerprintKey: fingerprintKey, isAttended: actor == .person))
  }

  /// Creates runners for operations.
  ///
  /// With `isAttended`, a face shows the progress; otherwise standard error names the proxies.
  private func runner(
    fingerprintKey key: [UInt8], isAttended: Bool
  ) -> @Sendable (@escaping @Sendable (Progress) -> Void) -> OperationRunner {
    let client = isAttended ? HTTPClient(options: httpOptions) : transport
    let operations = operations
    return { report in
      let client = ProxyNaming(client) { proxy, address in
        report(Progress("Using \(proxy.words) to reach \(address.origin)"))
      }
      return OperationRunner(
        catalog: operations,
        context: EngineContext(transport: client, fingerprintKey: key, report: report))
    }
  }

  /// Carries requests, and names a proxy on standard error before the first goes through it.
  var transport: any HTTPTransport {
    ProxyNaming(HTTPClient(options: httpOptions)) { proxy, address in
      Output.complain("Using \(proxy.words) to reach \(address.origin).")
    }
  }

  /// The texts in the fields of a new walk, from `--ims-url` and `--console-url`.
  var drafts: [String: String] {
    var drafts: [String: String] = [:]
    drafts["ims.url"] = arguments[.imsURL]
    drafts["console.url"] = arguments[.consoleURL]
    return drafts
  }

  /// The deadline of an unattended run: 15 minutes, or `--deadline` in seconds; nil for no limit.
  func deadline() -> Deadline? {
    let seconds = arguments[.deadline].flatMap(Double.init) ?? 900
    return seconds > 0 ? Deadline(seconds: seconds) : nil
  }

  /// The options for connections: proxy, certificates and timeouts.
  var httpOptions: HTTPOptions {
    var options = HTTPOptions()
    options.userAgent = "aem-setup/\(Usage.version)"
    // libcurl the library does not look at what its own program obeys.
    let variable = ProcessInfo.processInfo.environment["SSL_CERT_FILE"] ?? ""
    options.authorityFile = arguments[.caFile] ?? (variable.isEmpty ? nil : variable)
    options.proxy = arguments[.proxy]
    if let seconds = arguments[.timeout].flatMap(Double.init), seconds > 0 {
      options.totalTimeout = seconds
      options.connectTimeout = min(options.connectTimeout, seconds)
      options.stallTimeout = min(options.stallTimeout, seconds)
    }
    return options
  }
}
