import Synchronization

/// A simulated Adobe on the loopback interface: an AEM author and IMS as real HTTP servers.
///
/// It serves from its making until ``stop()``.
public final class Sandbox: Sendable {
  /// What a person would be told before starting.
  public let facts: SandboxFacts
  let core: SandboxCore
  private let listeners: Mutex<[HTTPListener]>

  /// Starts to serve.
  ///
  /// - Throws: ``SandboxFailure`` for a taken port, or files that cannot be read or written.
  public init(_ options: SandboxOptions = SandboxOptions()) throws(SandboxFailure) {
    let core = try SandboxCore(options)
    self.core = core
    let imsPort = options.port == 0 ? 0 : options.port &+ 1
    let ims = try HTTPListener(port: imsPort) { core.respond(.ims, $0) }
    let imsURL = "http://127.0.0.1:\(ims.port)"
    core.setIMS(imsURL)
    let aem: HTTPListener
    do {
      aem = try HTTPListener(port: options.port) { core.respond(.aem, $0) }
    } catch {
      ims.stop()
      throw error
    }
    listeners = Mutex([aem, ims])
    facts = SandboxFacts(
      core.credential, core.faults, aem: "http://127.0.0.1:\(aem.port)", ims: imsURL)
  }

  deinit { stop() }

  /// Closes all connections and waits for requests under way; a second call does nothing.
  public func stop() {
    let running = listeners.withLock { listeners in
      defer { listeners = [] }
      return listeners
    }
    for listener in running { listener.stop() }
  }

  /// All requests so far, oldest first.
  public var requests: [SandboxRequest] { core.log.requests }
}

extension SandboxFacts {
  /// The facts of a running sandbox, with the errors that its faults put into them.
  fileprivate init(
    _ credential: SandboxCredential, _ faults: Set<SandboxFault>, aem: String, ims: String
  ) {
    let isReader = faults.contains(.noRights)
    self.init(
      aem: aem, ims: ims, user: isReader ? "operator" : "admin",
      password: isReader ? credential.operatorPassword : credential.adminPassword,
      readerUser: "operator", readerPassword: credential.operatorPassword,
      clientID: credential.clientID, clientSecret: credential.clientSecret,
      orgID: credential.orgID, technicalAccountID: credential.technicalAccountID,
      technicalAccountEmail: credential.technicalAccountEmail, scopes: credential.scopes,
      sdkCode: "MCSmartContentServicesSDK", serviceURL: "https://smartcontent.adobe.io/na",
      targetClientCode: TargetService.clientCode, targetEmail: TargetService.email,
      targetPassword: TargetService.password(credential))
  }
}
