/// The creation of a Smart Tags configuration in AEM's own page.
struct SmartTagsHandAct: Sendable {
  private static let place = SmartTagsValidation.folder.child("smart-tags")

  let settings: AuthorSettings

  /// Creates the configuration, unless one exists.
  ///
  /// Up to Service Pack 20 it has the values of the credential; later it refers to the IMS
  /// configuration. Where AEM keeps the later one is not public; this sandbox keeps it in the same
  /// place, with the names of the older one.
  func create(_ pair: IMSPair, _ state: inout SandboxState) -> SandboxActOutcome {
    let present = state.root[SmartTagsValidation.folder]?.children.entries ?? []
    guard !present.contains(where: { $0.name != "jcr:content" }) else { return .unchanged }
    var content = ResourceNode(
      type: "cq:PageContent",
      [
        "jcr:title": "Smart Tags", "sling:resourceType": "dam/components/smarttaggingservicepage",
        "serviceUrl": SmartTagsValidation.serviceURL,
      ])
    if settings.usesIMSConfiguration {
      guard let provider = pair.providers(in: state).last(where: { !IMSPair.isJWT($0) }) else {
        return .impossible(
          "Smart Tags needs its Adobe IMS configuration first. Play "
            + "\(SandboxAct.createIMSConfiguration.rawValue) --product smart-tags.")
      }
      content.properties["imsConfig"] = .string(provider.pid)
    } else {
      guard let credential = state.console.oauthCredential(of: .smartTags) else {
        return .impossible("Developer Console no longer has a credential for Smart Tags.")
      }
      let protection = ValueProtection(key: Array(state.protectionKey))
      let texts: KeyValuePairs = [
        "cq:template": "/libs/dam/templates/smarttagging",
        "authServerUrl": "https://ims-na1.adobelogin.com", "apiKey": credential.clientID,
        "techAcctId": credential.technicalAccountID,
        "orgId": state.console.organizationCode(of: credential),
        "clientSecret": protection.protect(credential.secrets.first?.value ?? "") ?? "",
      ]
      for (name, text) in texts { content.properties[name] = .string(text) }
    }
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = content
    state.root.insert(page, at: Self.place)
    return .done
  }
}
