import HTTP

/// `aem.author`: whether an AEM author answers, takes the password, is ready, and which one it is.
///
/// An address of AEM as a Cloud Service is told by its domain and not asked: it takes no password,
/// so that none is sent to it. With `needs` being `smart-tags` the bundle of Smart Tags must be
/// there.
struct AEMAuthorOperation: Operation {
  let signature = OperationSignature(
    name: "aem.author", inputs: Wanted.inputs,
    outputs: [
      .text("version"), .text("servicePack"), .text("release"), .text("generation"),
      .text("bundles"),
    ], changes: false, verifies: .itself)

  /// The author, and what it is for.
  struct Wanted: DecodedInputs {
    private static let needs = Input.optional("needs")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [needs]

    let author: AuthorClient
    /// Whether the bundle of Smart Tags must be there.
    let needsSmartTags: Bool

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      needsSmartTags = inputs[Self.needs] == "smart-tags"
    }
  }

  /// The facts that are known of the author.
  enum Observation: Sendable {
    /// Its address is one of AEM as a Cloud Service; nothing was asked.
    case cloudAddress(host: String)
    /// The author answered with these facts about itself.
    case answer(Answer)
  }

  /// The facts that an author states about itself.
  struct Answer: Sendable {
    /// From the product information.
    var version: ProductVersion
    /// From the web console.
    var bundles: BundleList
    /// From the installer's MBean.
    var installer: Installer
  }

  /// The state that the installer's MBean shows.
  enum Installer: Equatable, Sendable {
    /// It has nothing left to install.
    case idle
    /// Still at work after this many seconds.
    case busy(seconds: Int)
    /// The MBean cannot be seen.
    case unknown
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    if author.isCloudAddress { return .cloudAddress(host: author.host) }
    context.report(Progress("Reading the product version", done: 0, of: 3))
    let version = try await author.productVersion()
    if version.isTooOld { throw .author(.tooOld(version: version.text)) }
    context.report(Progress("Reading the bundles", done: 1, of: 3))
    let bundles = try await author.bundles()
    context.report(Progress("Reading the state of the installer", done: 2, of: 3))
    let installer = try await readInstaller(author, context)
    return .answer(Answer(version: version, bundles: bundles, installer: installer))
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    switch observed {
    case .cloudAddress(let host): Self.cloudService(wanted.author.cleaner.line(host, limit: 120))
    case .answer(let answer): try conclude(answer, wanted)
    }
  }

  private static func cloudService(_ host: String) -> Conclusion {
    var conclusion = Conclusion(
      .unknown(
        "aem-setup did not read this author, because AEM as a Cloud Service does not accept a "
          + "password. aem-setup reads it with an access token."))
    conclusion.texts = [
      "version": "Cloud Service", "servicePack": "", "release": ProductRelease.cloud.rawValue,
      "generation": "other", "bundles": "not visible",
    ]
    conclusion.evidence = [
      Evidence("Release", "\(ProductRelease.cloud.words), by its address \(host)")
    ]
    return conclusion
  }

  private func conclude(_ observed: Answer, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let bundles = observed.bundles
    let release = observed.version.release
    let cleaner = wanted.author.cleaner
    let unstable = bundles.unstable
    if wanted.needsSmartTags, let only = unstable.first, unstable.count == 1,
      only.name == SmartTagsConfiguration.bundle
    {
      throw .author(.smartTagsNotActive(state: cleaner.line(only.state)))
    }
    if !unstable.isEmpty {
      let first = unstable.prefix(5).map { cleaner.line("\($0.name) (\($0.state))") }
      throw .author(.bundlesNotActive(first: first, count: unstable.count))
    }
    if case .busy(let seconds) = observed.installer {
      throw .author(.installerBusy(seconds: seconds))
    }
    let hasSmartTags = bundles.named(SmartTagsConfiguration.bundle) != nil
    // On AEM as a Cloud Service Smart Tags come integrated; nothing is known of its bundles.
    guard hasSmartTags || !wanted.needsSmartTags || release == .cloud else {
      throw .author(.smartTagsMissing)
    }
    let version = cleaner.line(observed.version.text)
    let summary = "\(bundles.bundles.count) bundles, all active"
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "version": version, "servicePack": observed.version.servicePack,
      "release": release.rawValue, "generation": observed.version.generation, "bundles": summary,
    ]
    conclusion.evidence = [
      Evidence("Release", release.words), Evidence("Product version", version),
      Evidence("Bundles", summary),
    ]
    if hasSmartTags {
      conclusion.evidence.append(
        Evidence("Smart Tags bundle", "\(SmartTagsConfiguration.bundle) is active"))
    }
    if observed.installer == .idle {
      conclusion.evidence.append(Evidence("OSGi installer", "idle"))
    } else {
      conclusion.cautions.append(
        "aem-setup cannot see whether the OSGi installer is idle: its MBean is absent or closed.")
    }
    if release == .unknown {
      conclusion.outcome = .unknown(
        "aem-setup does not know version \(version), or which steps are right for it.")
    }
    return conclusion
  }

  private func readInstaller(
    _ author: AuthorClient, _ context: EngineContext
  ) async throws(Problem) -> Installer {
    let pause = 2
    let attempts = 6
    for attempt in 1...attempts {
      guard let isInstalling = try await author.isInstalling() else { return .unknown }
      if !isInstalling { return .idle }
      guard attempt < attempts else { break }
      context.report(
        Progress("Waiting for the OSGi installer to finish", done: attempt, of: attempts))
      try await context.wait(.seconds(pause))
    }
    return .busy(seconds: pause * (attempts - 1))
  }
}
