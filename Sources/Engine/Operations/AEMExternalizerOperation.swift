import HTTP
import Values

/// `aem.externalizer`: the address that AEM writes into links to itself (Day CQ Link Externalizer).
///
/// Other systems follow such links; one that names this machine leads them nowhere.
struct AEMExternalizerOperation: Operation {
  let signature = OperationSignature(
    name: "aem.externalizer", inputs: AuthorClient.inputs,
    outputs: [.text("author"), .answer("isLocal")], changes: false)

  /// PID and property as Adobe's pages about the Externalizer name them.
  private static let pid = "com.day.cq.commons.impl.ExternalizerImpl"
  private static let domains = "externalizer.domains"

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> EffectiveConfiguration
  {
    context.report(Progress("Reading Day CQ Link Externalizer"))
    guard let found = try await author.effectiveConfiguration(Self.pid) else {
      throw .author(.notTold(title: "Day CQ Link Externalizer", pid: Self.pid))
    }
    return found
  }

  func conclude(
    _ observed: EffectiveConfiguration, _ author: AuthorClient
  ) throws(Problem) -> Conclusion {
    let entries = observed.texts(Self.domains).map { $0.split(separator: " ") }
    let address = entries.first { $0.first == "author" && $0.count > 1 }.map { String($0[1]) }
    let shown = address.map { author.cleaner.line($0, limit: 120) } ?? "none"
    var conclusion = Conclusion(.passed)
    conclusion.texts = ["author": shown, "isLocal": Self.isLocal(address) ? "yes" : "no"]
    conclusion.evidence = [
      Evidence(
        "Day CQ Link Externalizer, author",
        observed.isStored ? shown : "\(shown), AEM's own default"),
      Evidence(
        "Its domains",
        observed.texts(Self.domains).map { author.cleaner.line($0, limit: 120) }
          .joined(separator: ", ")),
    ]
    if address == nil {
      conclusion.outcome = .failed("The Externalizer has no entry for author.")
    } else if shown.hasPrefix("$[") {
      conclusion.outcome = .unknown(
        "The entry is a placeholder; what AEM puts in cannot be seen here.")
    }
    return conclusion
  }

  /// Whether an address, whose scheme may be left out, is that of the machine itself.
  private static func isLocal(_ address: String?) -> Bool {
    guard let address else { return false }
    let whole = address.contains("://") ? address : "https://\(address)"
    return (try? WebAddress(whole))?.isLoopback ?? false
  }
}
