import Synchronization
import Values

/// A simulated Adobe on the loopback interface: an AEM author, IMS and Developer Console's API as
/// real servers.
///
/// It serves from its creation until ``stop()``.
package final class Sandbox: Sendable {
  /// The facts that a person would know before starting.
  package let facts: SandboxFacts
  /// The place where other processes tell it to play acts; nil unless the options ask for one.
  package let control: SandboxControl?
  let core: SandboxCore
  private let folder: PrivateFolder
  private let listeners: Mutex<[HTTPListener]>

  /// Starts to serve.
  ///
  /// - Throws: ``SandboxFailure`` for a taken port, or files that cannot be read or written.
  package init(_ options: SandboxOptions = SandboxOptions()) throws(SandboxFailure) {
    let core = try SandboxCore(options)
    let folder = PrivateFolder(options.folder)
    self.core = core
    self.folder = folder
    var running: [HTTPListener] = []
    do throws(SandboxFailure) {
      var authority: TLSAuthority?
      var caFile: String?
      if options.tls || options.faults.contains(where: \.isAboutTLS) {
        let made = try TLSAuthority(faults: core.faults)
        let path = try folder.path() + "/sandbox-ca.pem"
        guard PrivateFile.write(Array(made.authorityPEM.utf8), to: path) else {
          throw .folderUnusable(path)
        }
        (authority, caFile) = (made, path)
      }
      func serve(_ service: SandboxService, _ offset: UInt16) throws(SandboxFailure) -> String {
        let port = options.port == 0 ? 0 : options.port &+ offset
        let listener = try HTTPListener(port: port, tls: authority?.identity) {
          core.respond(service, $0)
        }
        running.append(listener)
        return "\(authority == nil ? "http" : "https")://127.0.0.1:\(listener.port)"
      }
      // The author first, because its port is the one that people know.
      let aem = try serve(.aem, 0)
      let ims = try serve(.ims, 1)
      core.setIMS(ims)
      let console = try serve(.console, 2)
      facts = SandboxFacts(
        core.credential, core.faults, aem: aem, ims: ims, console: console, caFile: caFile)
      guard options.isControlled else {
        control = nil
        listeners = Mutex(running)
        return
      }
      guard let bytes = RandomBytes.make(16) else { throw SandboxFailure.noRandomness }
      let token = Hexadecimal.encoded(bytes)
      let server = ControlServer(token: token) { core.play($0, for: $1) }
      let listener = try HTTPListener(port: 0) { server.answer($0) }
      running.append(listener)
      control = SandboxControl(url: "http://127.0.0.1:\(listener.port)", token: token)
    } catch {
      for listener in running { listener.stop() }
      folder.remove()
      throw error
    }
    listeners = Mutex(running)
  }

  deinit { stop() }

  /// Closes all connections and waits for requests under way; a second call does nothing.
  package func stop() {
    let running = listeners.withLock { listeners in
      defer { listeners = [] }
      return listeners
    }
    for listener in running { listener.stop() }
    folder.remove()
  }

  /// All requests so far, oldest first.
  package var requests: [SandboxRequest] { core.log.requests }

  /// A fresh access token of the person who uses Developer Console.
  ///
  /// It opens the API there and is valid for 24 hours. The API key that goes with it is
  /// `aio-cli-console-auth`.
  package var userToken: String { core.tokens.issueToUser(of: core.credential.orgID) ?? "" }

  /// A fresh access token that the author accepts, valid for 24 hours.
  package var authorToken: String {
    core.consoleState.oauthCredential(of: .smartTags).flatMap {
      core.tokens.issue(core.credential.scopes, to: $0, of: core.credential.orgID)
    } ?? ""
  }

  /// Whether the author accepts tokens only, as AEM as a Cloud Service does.
  package var acceptsTokensOnly: Bool { core.author.settings.isCloudService }

  /// Plays an act of a person in AEM's own pages.
  ///
  /// `product` counts for an act that can be about any; see ``SandboxAct/product``.
  @discardableResult
  package func play(
    _ act: SandboxAct, for product: SandboxProduct = .smartTags
  ) -> SandboxActOutcome {
    core.play(act, for: product)
  }

  /// The current time, in milliseconds since 1970 by the sandbox's clock.
  package var now: Int { core.now }

  /// The OAuth credential of a product; nil when somebody has deleted it.
  package func oauthCredential(of product: SandboxProduct) -> SandboxOAuth? {
    core.consoleState.oauthCredential(of: product).map(SandboxOAuth.init)
  }

  /// The JWT credential of a product, whose private key this writes into the private folder.
  ///
  /// Nil when somebody has deleted the credential. The first call takes a moment.
  package func jwtCredential(
    of product: SandboxProduct = .smartTags
  ) throws(SandboxFailure) -> SandboxJWT? {
    let state = core.completeConsoleState()
    guard let credential = state.jwtCredential(of: product) else { return nil }
    var key = state.jwtKey ?? ""
    if core.faults.contains(.jwtWrongKey) {
      key = core.tokens.keys.key(for: .stranger)?.identity.keyPEM ?? ""
    }
    let path = try folder.path() + "/jwt-private.key"
    guard !key.isEmpty else { throw .noCertificate }
    guard PrivateFile.write(Array(key.utf8), to: path) else { throw .folderUnusable(path) }
    return SandboxJWT(
      clientID: credential.clientID, clientSecret: credential.secrets.first?.value ?? "",
      technicalAccountID: credential.technicalAccountID, privateKey: path,
      metascopes: credential.metascopes)
  }
}

extension SandboxFacts {
  /// The facts of a running sandbox, with the errors that its faults put into them.
  fileprivate init(
    _ credential: SandboxCredential, _ faults: Set<SandboxFault>, aem: String, ims: String,
    console: String, caFile: String?
  ) {
    let isReader = faults.contains(.noRights)
    self.init(
      aem: aem, ims: ims, console: console, caFile: caFile,
      user: isReader ? "operator" : "admin",
      password: isReader ? credential.operatorPassword : credential.adminPassword,
      readerUser: "operator", readerPassword: credential.operatorPassword,
      clientID: credential.clientID, clientSecret: credential.clientSecret,
      orgID: credential.orgID, technicalAccountID: credential.technicalAccountID,
      technicalAccountEmail: credential.technicalAccountEmail, scopes: credential.scopes,
      sdkCode: SandboxProduct.smartTags.serviceCode, serviceURL: SmartTagsValidation.serviceURL,
      targetClientCode: TargetService.clientCode, targetEmail: TargetService.email,
      targetPassword: TargetService.password(credential), brandPortalURL: BrandPortal.tenant)
  }
}
