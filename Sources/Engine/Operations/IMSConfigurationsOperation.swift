import HTTP
import Values

/// `ims.configurations`: the Adobe IMS configurations of an author, and which of them are
/// duplicates.
///
/// With a `product` (`smart-tags`, `brand-portal` or `target`) it lists only those that serve it, as
/// far as AEM shows, and the one that was `chosen` for it. Any two of those are duplicates.
/// The PID is that of the only one, and empty for none or several.
struct IMSConfigurationsOperation: Operation {
  let signature = OperationSignature(
    name: "ims.configurations", inputs: Wanted.inputs,
    outputs: [
      .list("configurations"), .text("count"), .answer("any"), .answer("duplicates"),
      .answer("jwt"), .text("pid"),
    ], changes: false)

  /// Which configurations to list.
  struct Wanted: DecodedInputs {
    private static let product = Input.optional("product")
    private static let chosen = Input.optional("chosen")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [product, chosen]

    let author: AuthorClient
    /// The product whose configurations are listed; nil for all.
    let product: AdobeProduct?
    /// The PID of one that counts besides.
    let chosen: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      chosen = inputs[Self.chosen]
      product = try AdobeProduct.signedIn(inputs[Self.product], input: Self.product.name)
    }
  }

  /// The configurations, and what shows their products when one was asked for.
  struct Observation: Sendable {
    /// Every IMS configuration of the author, by PID.
    var all: [IMSConfiguration]
    /// The signs of their products, by PID; nil when no product was asked for.
    var signs: [String: AdobeProduct.Sign]?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading the Adobe IMS configurations"))
    var found = Observation(all: try await author.imsConfigurations())
    guard wanted.product != nil else { return found }
    context.report(Progress("Looking for what refers to them"))
    let users = try await author.imsUsers()
    var signs: [String: AdobeProduct.Sign] = [:]
    for one in found.all { signs[one.pid] = AdobeProduct.sign(of: one, users: users) }
    found.signs = signs
    return found
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let (product, cleaner) = (wanted.product, wanted.author.cleaner)
    let chosen = observed.all.filter {
      product == nil || observed.signs?[$0.pid]?.product == product
        || $0.pid == wanted.chosen
    }
    var conclusion = Conclusion(.passed)
    conclusion.lists["configurations"] = chosen.map { found in
      ListedItem(
        value: found.pid, label: found.label(cleaner), detail: found.words(cleaner))
    }
    let kind = product.map { " for \($0.name)" } ?? ""
    conclusion.evidence = [Evidence("Adobe IMS configurations\(kind)", String(chosen.count))]
    for found in chosen {
      let title = found.label(cleaner)
      conclusion.evidence.append(Evidence(title, found.words(cleaner)))
      if let sign = observed.signs?[found.pid] {
        let reason =
          "counts for \(sign.product.name) because of \(cleaner.line(sign.words, limit: 120))"
        if sign.isReference {
          conclusion.evidence.append(Evidence(title, reason))
        } else {
          conclusion.cautions.append("\(title) \(reason).")
        }
      }
      conclusion.cautions += Self.cautions(found, title, cleaner)
    }
    let duplicates = Self.duplicates(chosen, cleaner)
    conclusion.cautions += duplicates
    if product != nil, let untold = Self.untold(observed, cleaner) {
      // With none that counts, any of these can be the one.
      if chosen.isEmpty {
        conclusion.outcome = .unknown(untold)
      } else {
        conclusion.cautions.append(untold)
      }
    }
    func answer(_ isYes: Bool) -> String { isYes ? "yes" : "no" }
    conclusion.texts = [
      "count": String(chosen.count), "any": answer(!chosen.isEmpty),
      "duplicates": answer(product == nil ? !duplicates.isEmpty : chosen.count > 1),
      "jwt": answer(chosen.contains { $0.grant == .jwt }),
      "pid": chosen.count == 1 ? chosen[0].pid : "",
    ]
    return conclusion
  }

  private static func cautions(
    _ found: IMSConfiguration, _ title: String, _ cleaner: Cleaner
  ) -> [String] {
    var cautions: [String] = []
    if found.customizers.isEmpty {
      cautions.append("\(title) has no customizer, so it has no client secret.")
    } else if found.customizers.count > 1 {
      cautions.append(
        "\(title) has \(found.customizers.count) customizers with the type "
          + "\(cleaner.line(found.customizerType, limit: 60)). It is unclear whose secret AEM "
          + "uses.")
    }
    if found.grant == .jwt {
      cautions.append(
        "\(title) is for a service account (JWT), which Adobe discontinued. Migrate it to OAuth "
          + "Server-to-Server.")
    }
    return cautions
  }

  /// A sentence about those whose product nothing shows.
  private static func untold(_ observed: Observation, _ cleaner: Cleaner) -> String? {
    let names = observed.all.filter { observed.signs?[$0.pid] == nil }.map { $0.label(cleaner) }
    return names.isEmpty
      ? nil
      : "aem-setup cannot see which product these serve, so it did not count them: "
        + "\(names.joined(separator: ", "))."
  }

  /// A sentence for each value that should appear once and appears more often.
  private static func duplicates(
    _ observed: [IMSConfiguration], _ cleaner: Cleaner
  ) -> [String] {
    let kinds: [(String, (IMSConfiguration) -> String)] = [
      ("client ID", \.clientID), ("title", \.title), ("validator", \.validator),
    ]
    return kinds.flatMap { kind, value -> [String] in
      Dictionary(grouping: observed.filter { !value($0).isEmpty }, by: value)
        .filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        .map { text, group in
          "\(group.count) configurations have the \(kind) \(cleaner.line(text, limit: 60)). "
            + "Create one for each product, and delete the unused ones."
        }
    }
  }
}
