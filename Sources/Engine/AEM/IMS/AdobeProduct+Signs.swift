import Values

/// What shows the product that an Adobe IMS configuration of an author is for.
///
/// AEM does not say it anywhere; several things show it, some of them better than others.
extension AdobeProduct {
  /// The products that an author signs in at with an Adobe IMS configuration.
  static let signedInAt: [AdobeProduct] = [.smartTags, .brandPortal, .target]

  /// The product of a name that an input has; nil when it has none.
  ///
  /// - Throws: ``Problem/unusableInput(name:sentence:)`` for the name of any other thing.
  static func signedIn(_ name: String?, input: String) throws(Problem) -> AdobeProduct? {
    guard let name else { return nil }
    if let product = signedInAt.first(where: { $0.rawValue == name }) { return product }
    throw .unusableInput(
      name: input,
      sentence: "Enter one of \(signedInAt.map(\.rawValue).joined(separator: ", ")).")
  }

  /// A sign of the product of a configuration, in words for a person.
  struct Sign: Equatable, Sendable {
    /// The product that the words point to.
    var product: AdobeProduct
    /// Such as `its metascope ent_brand_portal_sdk`.
    var words: String
    /// Whether AEM itself uses the configuration for that product, which leaves no doubt.
    var isReference = false
  }

  /// Words by which a validator or a title hints at it, lowercase and without anything else.
  private var hints: [String] {
    switch self {
    case .smartTags: ["similaritysearch", "smarttag", "smartcontent"]
    case .brandPortal: ["brandportal", "mediaportal"]
    case .target: ["target"]
    case .ioManagement: []
    }
  }

  /// The best sign of the product that a configuration is for; nil when there is none.
  ///
  /// `users` has, by PID, the path of what refers to a configuration and the product that it is
  /// for.
  static func sign(
    of configuration: IMSConfiguration, users: [String: (product: AdobeProduct, path: String)]
  ) -> Sign? {
    if let user = users[configuration.pid] {
      return Sign(
        product: user.product, words: "\(user.path), which refers to it", isReference: true)
    }
    let scopes = configuration.scope.split { $0 == "," || $0.isWhitespace }.map(String.init)
    func first(_ words: (AdobeProduct) -> String?) -> Sign? {
      signedInAt.compactMap { product in
        words(product).map { Sign(product: product, words: $0) }
      }.first
    }
    func hint(_ text: String, _ what: String) -> Sign? {
      let letters = text.lowercased().filter(\.isLetter)
      return first { $0.hints.contains { letters.contains($0) } ? "\(what) \(text)" : nil }
    }
    return first { product in
      configuration.claims.contains { $0.contains("/s/\(product.metascope)\"") }
        ? "its metascope \(product.metascope)" : nil
    } ?? hint(configuration.validator, "the word in its validator")
      ?? hint(configuration.title, "its title")
      // Last, because one credential can have the scopes of several products.
      ?? first { product in
        product.keyScope.flatMap { scopes.contains($0) ? "its scope only: \($0)" : nil }
      }
  }
}

extension AuthorClient {
  /// The cloud services that refer to the IMS configurations of an author, by PID, as far as they
  /// can be seen.
  func imsUsers() async throws(Problem) -> [String: (product: AdobeProduct, path: String)] {
    async let targets = attempt { () async throws(Problem) in
      try await tree(TargetConfiguration.folder)
    }
    var users: [String: (product: AdobeProduct, path: String)] = [:]
    for service in try await brandPortalServices(in: BrandPortalService.folder) ?? [] {
      users[service.imsConfiguration] = (.brandPortal, service.path)
    }
    for (name, page) in try await targets.get()?.object ?? [:] {
      guard let found = TargetConfiguration(name: name, page: page) else { continue }
      for value in found.properties.values { users[value] = (.target, found.path) }
    }
    return users
  }
}
