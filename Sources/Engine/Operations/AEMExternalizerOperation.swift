/// `aem.externalizer`: the address that AEM writes into links to itself (Day CQ Link Externalizer).
///
/// Other systems follow such links; one that names this machine leads them nowhere.
struct AEMExternalizerOperation: Operation {
  let signature = OperationSignature(
    name: "aem.externalizer", inputs: AuthorClient.inputs,
    outputs: [.text("author"), .answer("isLocal")], changes: false)

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> Externalizer
  {
    context.report(Progress("Reading Day CQ Link Externalizer"))
    return try await author.externalizer()
  }

  func conclude(
    _ observed: Externalizer, _ author: AuthorClient
  ) throws(Problem) -> Conclusion {
    let shown = observed.author.map { author.cleaner.line($0, limit: 120) } ?? "none"
    var conclusion = Conclusion(.passed)
    conclusion.texts = ["author": shown, "isLocal": observed.isLocal ? "yes" : "no"]
    conclusion.evidence = [
      Evidence(
        "Day CQ Link Externalizer, author",
        observed.isStored ? shown : "\(shown), AEM's own default"),
      Evidence(
        "Domains",
        observed.domains.map { author.cleaner.line($0, limit: 120) }
          .joined(separator: ", ")),
    ]
    if observed.author == nil {
      conclusion.outcome = .failed("The Externalizer has no entry for author.")
    } else if observed.isPlaceholder {
      conclusion.outcome = .unknown(
        "The entry is a placeholder. aem-setup cannot see which value AEM uses for it.")
    }
    return conclusion
  }
}
