import HTTP

/// `ims.configuration.verify`: whether an author has exactly one Adobe IMS configuration for a
/// product, and signs in with a credential there over OAuth Server-to-Server.
///
/// It is recognized by its client ID, and by its title where several have the same one.
struct IMSConfigurationVerifyOperation: Operation {
  let signature = OperationSignature(
    name: "ims.configuration.verify", inputs: Wanted.inputs,
    outputs: [.text("pid"), .text("title")], changes: false, verifies: .itself)

  /// The product and its credential.
  struct Wanted: DecodedInputs {
    private static let product = Input.text("product")
    private static let title = Input.optional("title")
    private static let chosen = Input.optional("chosen")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [product, TokenProviderInputs.clientID, title, chosen]

    let author: AuthorClient
    let product: AdobeProduct
    let clientID: String
    /// The title that it should have; nil for any.
    let title: String?
    /// The PID that was found before; it decides between equal ones.
    let chosen: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      let name = try inputs[Self.product]
      clientID = try inputs[TokenProviderInputs.clientID]
      guard let product = try AdobeProduct.signedIn(name, input: Self.product.name) else {
        throw .missingInput(Self.product.name)
      }
      self.product = product
      title = inputs[Self.title]
      chosen = inputs[Self.chosen]
    }
  }

  /// The configurations, as far as the author shows them.
  struct Observation: Sendable {
    /// Every IMS configuration of the author; nil where it shows none to anybody.
    var all: [IMSConfiguration]?
    /// The signs of their products, by PID.
    var signs: [String: AdobeProduct.Sign] = [:]
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    if author.isCloudAddress { return Observation(all: nil) }
    context.report(Progress("Reading the Adobe IMS configurations"))
    async let users = attempt { () async throws(Problem) in try await author.imsUsers() }
    let all = try await author.imsConfigurations()
    // What refers to them is a help only: other signs are left without it.
    let referring = (try? await users.get()) ?? [:]
    var found = Observation(all: all)
    for one in all { found.signs[one.pid] = AdobeProduct.sign(of: one, users: referring) }
    return found
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    guard let all = observed.all else {
      return Conclusion(
        .unknown("AEM as a Cloud Service does not show its Adobe IMS configurations."))
    }
    let cleaner = wanted.author.cleaner
    let own = Self.own(all, observed.signs, wanted)
    let counted = all.filter { one in
      own.contains(one) || observed.signs[one.pid]?.product == wanted.product
    }
    var conclusion = Conclusion(Self.outcome(own: own, counted: counted, wanted))
    conclusion.evidence = [
      Evidence("Adobe IMS configurations for \(wanted.product.name)", String(counted.count))
    ]
    conclusion.evidence += counted.map { Evidence($0.label(cleaner), $0.words(cleaner)) }
    for one in counted where one.customizers.isEmpty {
      conclusion.cautions.append(
        "\(one.label(cleaner)) has no customizer, so it has no client secret.")
    }
    guard let one = Self.chosen(of: own, wanted) else { return conclusion }
    conclusion.texts["pid"] = cleaner.line(one.pid)
    conclusion.texts["title"] = one.label(cleaner)
    if let title = wanted.title, title != one.title {
      conclusion.cautions.append(
        "Its title in AEM is \(one.label(cleaner)). The forms of \(wanted.product.name) offer it"
          + " under that title.")
    }
    return conclusion
  }

  /// The configurations with the wanted client ID that can be for the product.
  ///
  /// One credential can serve several products, with a configuration for each.
  private static func own(
    _ all: [IMSConfiguration], _ signs: [String: AdobeProduct.Sign], _ wanted: Wanted
  ) -> [IMSConfiguration] {
    let same = all.filter { $0.clientID == wanted.clientID }
    let fitting = same.filter { one in
      one.title == wanted.title || signs[one.pid]?.product == wanted.product
    }
    return fitting.isEmpty ? same.filter { signs[$0.pid] == nil } : fitting
  }

  private static func chosen(
    of own: [IMSConfiguration], _ wanted: Wanted
  ) -> IMSConfiguration? {
    own.first { $0.pid == wanted.chosen } ?? own.first { $0.title == wanted.title } ?? own.first
  }

  private static func outcome(
    own: [IMSConfiguration], counted: [IMSConfiguration], _ wanted: Wanted
  ) -> Outcome {
    let cleaner = wanted.author.cleaner
    let product = wanted.product.name
    func list(_ some: [IMSConfiguration]) -> String {
      ProblemText.list(some.map { $0.label(cleaner) })
    }
    let old = counted.filter { $0.grant == .jwt }
    if !old.isEmpty {
      return .failed(
        "\(list(old)) still uses a service account (JWT). Migrate it to OAuth, or delete it if"
          + " nothing uses it.")
    }
    if counted.count > 1 {
      return .failed(
        "AEM has \(counted.count) IMS configurations for \(product): \(list(counted)). Keep the"
          + " one that the product uses, and delete the others.")
    }
    guard let one = own.first else {
      let client = cleaner.line(wanted.clientID, limit: 60)
      return counted.isEmpty
        ? .unknown("AEM shows no IMS configuration for \(product) with the client ID \(client).")
        : .failed(
          "\(list(counted)) has another client ID. Enter \(client) in its field Client ID.")
    }
    if one.grant == .unknown {
      return .unknown("AEM does not show whether \(list([one])) uses OAuth or JWT.")
    }
    return .passed
  }
}
