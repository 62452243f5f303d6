import Values

/// An OSGi bundle as the web console lists it.
struct Bundle: Sendable {
  /// The states that occur here, by Felix's numbers.
  enum State: Int, Sendable {
    case resolved = 4
    case starting = 8
    case active = 32

    /// The word that the console shows.
    var word: String {
      switch self {
      case .resolved: "Resolved"
      case .starting: "Starting"
      case .active: "Active"
      }
    }
  }

  let id: Int
  let name: String
  let symbolicName: String
  let version: String
  var isFragment = false
  var state = State.active

  /// The symbolic name of Smart Tags.
  static let smartTags = "com.day.cq.dam.cq-dam-similaritysearch"
  /// The symbolic name of Adobe IMS Configurations.
  static let imsForm = "com.adobe.cq.adobeims.core"
  /// The symbolic name of the bundle that asks for tokens.
  static let oauth = "com.adobe.granite.auth.oauth"
  /// The symbolic name of the bundle that signs people in with IMS.
  static let ims = "com.adobe.granite.auth.ims"
  /// The symbolic name of the bundle that encrypts values.
  static let crypto = "com.adobe.granite.crypto"

  /// The bundle in the JSON of the web console's list.
  var json: [String: JSONValue] {
    [
      "id": .integer(id), "name": .string(name), "fragment": .bool(isFragment),
      "stateRaw": .integer(state.rawValue),
      "state": .string(isFragment ? "Fragment" : state.word), "version": .string(version),
      "symbolicName": .string(symbolicName), "category": "",
    ]
  }

  /// The bundles that are installed with these settings.
  static func installed(_ settings: AuthorSettings, isStarting: Bool) -> [Bundle] {
    let known = settings.isAEM ? sling + product : sling
    return known.enumerated().compactMap { index, entry in
      var bundle = Bundle(
        id: index, name: entry.name, symbolicName: entry.symbolicName,
        version: settings.version(ofBundle: entry.symbolicName) ?? entry.version,
        isFragment: entry.symbolicName.hasSuffix(".fragment.transaction"))
      if bundle.isFragment { bundle.state = .resolved }
      switch bundle.symbolicName {
      case smartTags where settings.faults.contains(.missingBundle): return nil
      case smartTags where settings.faults.contains(.inactiveBundle): bundle.state = .resolved
      case crypto where settings.faults.contains(.noCrypto): return nil
      default: break
      }
      // The start goes through the list; the product's own bundles come late.
      if isStarting, index >= sling.count, !bundle.isFragment { bundle.state = .starting }
      return bundle
    }
  }

  private typealias Entry = (name: String, symbolicName: String, version: String)

  private static let sling: [Entry] = [
    ("System Bundle", "org.apache.felix.framework", "5.6.10"),
    ("Apache Felix Configuration Admin Service", "org.apache.felix.configadmin", "1.9.10"),
    ("Apache Felix Declarative Services", "org.apache.felix.scr", "2.0.14"),
    ("Apache Felix Metatype Service", "org.apache.felix.metatype", "1.2.2"),
    ("Apache Felix Web Management Console", "org.apache.felix.webconsole", "4.3.8"),
    ("Apache Felix Http Jetty", "org.apache.felix.http.jetty", "4.0.8"),
    ("Apache Sling API", "org.apache.sling.api", "2.20.0"),
    ("Apache Sling Engine Implementation", "org.apache.sling.engine", "2.6.18"),
    ("Apache Sling Servlet Resolver", "org.apache.sling.servlets.resolver", "2.4.24"),
    ("Apache Sling Default GET Servlets", "org.apache.sling.servlets.get", "2.1.36"),
    ("Apache Sling Default POST Servlets", "org.apache.sling.servlets.post", "2.3.26"),
    ("Apache Sling OSGi Installer", "org.apache.sling.installer.core", "3.9.0"),
    ("Apache Sling JCR Installer", "org.apache.sling.installer.provider.jcr", "3.1.26"),
    (
      "Apache Sling Installer Configuration Support",
      "org.apache.sling.installer.factory.configuration", "1.2.0"
    ),
    ("Apache Sling JMX Resource Provider", "org.apache.sling.jmx.provider", "1.0.2"),
    ("Apache Sling Security", "org.apache.sling.security", "1.1.14"),
    (
      "Apache Sling System Bundle Extension: JTA",
      "org.apache.sling.fragment.transaction", "1.0.0"
    ),
    ("Apache Jackrabbit Oak JCR", "org.apache.jackrabbit.oak-jcr", "1.22.15"),
  ]

  private static let product: [Entry] = [
    ("Adobe Granite Crypto", crypto, "3.4.22"),
    ("Adobe Granite CSRF", "com.adobe.granite.csrf", "1.2.0"),
    ("Adobe Granite Keystore", "com.adobe.granite.keystore", "2.0.6"),
    ("Adobe Granite OAuth", oauth, "1.10.8"),
    ("Adobe Granite IMS Authentication", ims, "1.4.38"),
    ("Adobe IMS Core Bundle", imsForm, "1.1.0"),
    ("Adobe Granite JMX", "com.adobe.granite.jmx", "1.0.4"),
    ("Adobe Granite Workflow Core", "com.adobe.granite.workflow.core", "2.2.0"),
    ("Adobe Granite Replication Core", "com.adobe.granite.replication.core", "5.18.0"),
    ("Day Communique 5 WCM Core", "com.day.cq.wcm.cq-wcm-core", "5.12.250"),
    ("Day Communique 5 DAM Core", "com.day.cq.dam.cq-dam-core", "5.12.410"),
    ("DAM Similarity Search Bundle", smartTags, "5.12.26"),
    ("Day Communique 5 DAM Media Portal", "com.day.cq.dam.cq-dam-mac-sync", "1.0.24"),
    (
      "Day Communique 5 Analytics Test and Target",
      "com.day.cq.analytics.cq-analytics-testandtarget", "1.4.0"
    ),
  ]
}

extension AuthorSettings {
  /// The version of a bundle that differs between releases, after Adobe's bundle lists of AEM 6.5.
  ///
  /// Nil for the version that all others have. Adobe does not publish three of them: the form before
  /// it knew OAuth, the Smart Tags bundle of the hotfixes, and those of LTS. Here they are made up.
  fileprivate func version(ofBundle name: String) -> String? {
    let isNewer = usesIMSConfiguration
    switch name {
    case Bundle.imsForm: return hasOAuthForm ? "1.1.26" : nil
    case Bundle.smartTags:
      guard isNewer, missingHotfix == nil else { return nil }
      return Packages.hotfix(of: servicePack) == nil ? "5.12.27.CQ650-B0004" : "5.12.27"
    case Bundle.oauth where isNewer: return servicePack == 21 ? "1.10.32.B0002" : "1.10.32.B0004"
    case Bundle.ims where isNewer: return "1.4.48"
    default: return nil
    }
  }
}
