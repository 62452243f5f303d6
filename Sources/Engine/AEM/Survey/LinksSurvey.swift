/// The part `links`: the address that AEM writes into links to itself, and its proxies.
enum LinksSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found("aem.external"), .found("aem.externalIsLocal", "yes", "no"),
    OperationSignature.Parameter(
      name: "aem.proxyState", kind: .text, isOptional: true, contents: ProxySettings.states),
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    async let proxies = attempt { () async throws(Problem) in try await author.proxySettings() }
    var finding = SurveyFinding()
    do throws(Problem) {
      let links = try await author.externalizer()
      let shown = links.author.map { cleaner.line($0, limit: 120) } ?? "none"
      finding.texts["aem.external"] = shown
      finding.answer("aem.externalIsLocal", links.isLocal)
      finding.evidence = [
        Evidence(
          "Day CQ Link Externalizer, author",
          links.isStored ? shown : "\(shown), AEM's own default")
      ]
    } catch {
      finding.note(error)
    }
    switch await proxies {
    case .success(let settings):
      finding.texts["aem.proxyState"] = settings.state.rawValue
      for (client, found) in [
        (ProxySettings.older, settings.older), (ProxySettings.newer, settings.newer),
      ] {
        finding.evidence.append(
          Evidence(client.words, ProblemText.list(found.map { cleaner.line($0, limit: 80) })))
      }
    case .failure(let problem): finding.note(problem)
    }
    return finding
  }
}
