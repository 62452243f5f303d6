/// The acts of a person in AEM's own pages, on the state of an author.
struct HandActs: Sendable {
  private let settings: AuthorSettings
  private let change: ConfigurationChange

  /// Prepares the acts for an author with these settings, its installed packages included.
  init(settings: AuthorSettings) {
    self.settings = settings
    change = settings.change
  }

  /// Plays one act; `product` counts where the act can be about any.
  func play(
    _ act: SandboxAct, for product: SandboxProduct, _ state: inout SandboxState
  ) -> SandboxActOutcome {
    guard settings.isAEM, !settings.isCloudService else {
      return .impossible("The sandbox plays acts on an AEM 6.5 or older author only.")
    }
    let pair = IMSPair(product: act.product ?? product, change: change)
    return switch act {
    case .createIMSConfiguration: createIMS(pair, &state)
    case .createJWTConfiguration: createJWT(pair, &state)
    case .migrateIMSConfiguration: migrate(pair, &state)
    case .deleteDuplicates: deleteDuplicates(pair, &state)
    case .installHotfix: installHotfix(&state)
    case .installOAuthPackage: installOAuthPackage(&state)
    case .deleteKeystoreAlias: deleteAlias(pair, &state)
    case .createSmartTags: SmartTagsHandAct(settings: settings).create(pair, &state)
    case .createBrandPortal: createBrandPortal(pair, &state)
    case .closeAgentConnections: closeConnections(&state.root)
    case .enableTargetAgent, .createTarget, .createFramework, .assignFramework:
      TargetHandActs.play(act, pair, &state)
    case .configureExternalizer: externalize(&state)
    case .configureProxy: ProxySettings.setBoth(change, &state) ? .done : .unchanged
    }
  }

  // MARK: Adobe IMS configurations

  private func createIMS(_ pair: IMSPair, _ state: inout SandboxState) -> SandboxActOutcome {
    if let reason = reasonAgainstForm(pair.product) { return .impossible(reason) }
    guard let credential = state.console.oauthCredential(of: pair.product) else {
      return Self.noCredential(pair.product)
    }
    let isThere = pair.providers(in: state).contains { provider in
      !IMSPair.isJWT(provider)
        && provider.properties["auth.token.provider.client.id"]?.text == credential.clientID
    }
    guard !isThere else { return .unchanged }
    // The title that the setup suggests.
    let title =
      "\(pair.product == .brandPortal ? "Brand Portal" : pair.product.cloudSolution) OAuth"
    return pair.addOAuth(title, &state) == nil ? Self.noCredential(pair.product) : .done
  }

  private func createJWT(_ pair: IMSPair, _ state: inout SandboxState) -> SandboxActOutcome {
    guard !pair.providers(in: state).contains(where: IMSPair.isJWT) else { return .unchanged }
    // The title that the setup suggests.
    let title = "\(pair.product == .brandPortal ? "Brand Portal" : pair.product.cloudSolution) JWT"
    return pair.addJWT(title, &state) == nil
      ? .impossible("Developer Console has no JWT credential for this product.") : .done
  }

  private func migrate(_ pair: IMSPair, _ state: inout SandboxState) -> SandboxActOutcome {
    let old = pair.providers(in: state).filter(IMSPair.isJWT)
    guard !old.isEmpty else { return .unchanged }
    if let reason = reasonAgainstForm(pair.product) { return .impossible(reason) }
    for provider in old where !pair.migrate(provider, &state) {
      return Self.noCredential(pair.product)
    }
    return .done
  }

  /// Keeps the latest configuration with OAuth, or else the latest one.
  private func deleteDuplicates(
    _ pair: IMSPair, _ state: inout SandboxState
  ) -> SandboxActOutcome {
    let all = pair.providers(in: state)
    guard all.count > 1, let kept = all.last(where: { !IMSPair.isJWT($0) }) ?? all.last else {
      return .unchanged
    }
    for provider in all where provider.pid != kept.pid { pair.delete(provider, &state) }
    return .done
  }

  /// The reason why the author has no OAuth form for the product; nil when it has one.
  private func reasonAgainstForm(_ product: SandboxProduct) -> String? {
    guard product == .smartTags else {
      return settings.hasOAuthForm
        ? nil : "This AEM has no OAuth form. Play \(SandboxAct.installOAuthPackage.rawValue) first."
    }
    guard settings.usesIMSConfiguration else {
      return "Smart Tags uses an Adobe IMS configuration with Service Pack 21 and later only."
    }
    return settings.missingHotfix.map {
      "\($0) is not installed. Play \(SandboxAct.installHotfix.rawValue) first."
    }
  }

  private static func noCredential(_ product: SandboxProduct) -> SandboxActOutcome {
    .impossible("Developer Console no longer has the credential “\(product.credentialName)”.")
  }

  // MARK: Packages and keys

  private func installHotfix(_ state: inout SandboxState) -> SandboxActOutcome {
    guard let hotfix = Packages.hotfix(of: settings.servicePack) else {
      return .impossible("Adobe names no hotfix for AEM \(settings.version).")
    }
    guard settings.missingHotfix != nil else { return .unchanged }
    state.author.installedPackages[hotfix] = settings.clock.milliseconds
    for entry in state.root[SmartTagsValidation.folder]?.children.entries ?? []
    where entry.name != "jcr:content" {
      state.root.remove(SmartTagsValidation.folder.child(entry.name))
    }
    return .done
  }

  private func installOAuthPackage(_ state: inout SandboxState) -> SandboxActOutcome {
    guard !settings.hasOAuthForm else { return .unchanged }
    guard let number = settings.servicePack, (11...20).contains(number) else {
      return .impossible("The package is for Service Pack 11 to 20 of AEM 6.5.")
    }
    state.author.installedPackages[Packages.oauth] = settings.clock.milliseconds
    return .done
  }

  private func deleteAlias(_ pair: IMSPair, _ state: inout SandboxState) -> SandboxActOutcome {
    let place = pair.user.description
    guard var store = state.author.keystores[place], store.entry(pair.alias) != nil else {
      return .unchanged
    }
    store.entries.removeAll { $0.alias == pair.alias }
    state.author.keystores[place] = store
    KeystoreServlet(
      context: change.context, protection: ValueProtection(key: Array(state.protectionKey)),
      zone: settings.zone
    ).write(store, at: pair.user.child("keystore").child("store.p12"), root: &state.root)
    return .done
  }

  // MARK: Brand Portal and links

  private func createBrandPortal(
    _ pair: IMSPair, _ state: inout SandboxState
  ) -> SandboxActOutcome {
    guard state.root[BrandPortal.folder]?.children.entries.isEmpty ?? true else {
      return .unchanged
    }
    guard let provider = pair.providers(in: state).last(where: { !IMSPair.isJWT($0) }) else {
      return .impossible(
        "Brand Portal needs its Adobe IMS configuration first. Play "
          + "\(SandboxAct.createIMSConfiguration.rawValue) --product brand-portal.")
    }
    BrandPortalPresets(settings: settings).connect(provider.pid, in: BrandPortal.folder, &state)
    return .done
  }

  private func closeConnections(_ root: inout ResourceNode) -> SandboxActOutcome {
    let property = "protocolHTTPConnectionClose"
    var outcome = SandboxActOutcome.unchanged
    for name in (root[ReplicationAgents.folder]?.children.entries ?? []).map(\.name) {
      root.update(ReplicationAgents.folder.child(name).child("jcr:content")) { content in
        guard let present = content.properties[property], present.text != "true" else { return }
        content.properties[property] = .string("true")
        outcome = .done
      }
    }
    return outcome
  }

  private func externalize(_ state: inout SandboxState) -> SandboxActOutcome {
    let present = state.author.configurations[Metatype.externalizer]
    let wanted = PresetContent.domains
    guard present?.properties["externalizer.domains"] != wanted else { return .unchanged }
    var configuration = present ?? Configuration(pid: Metatype.externalizer)
    configuration.properties["externalizer.domains"] = wanted
    change.save(&configuration, state: &state)
    return .done
  }
}
