/// The part `cloud`: what AEM as a Cloud Service shows to an access token.
enum CloudSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .foundList("cloud.configurations"), .found("cloud.anyConfiguration", "yes", "no"),
    .foundList("target.folders"), .found("target.anyFolder", "yes", "no"),
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    guard author.usesToken || !author.isCloudAddress else {
      // Not even the address is asked without one.
      return SurveyFinding(
        .unread("AEM as a Cloud Service does not accept a password. Enter an access token."))
    }
    async let folders = attempt { () async throws(Problem) in try await author.targetFolders() }
    var finding = SurveyFinding()
    do throws(Problem) {
      let items = try await author.certainCloudConfigurations().map { $0.item(cleaner) }
      finding.lists["cloud.configurations"] = items
      finding.answer("cloud.anyConfiguration", !items.isEmpty)
      finding.evidence = [
        Evidence(
          "Cloud configurations below \(CloudConfiguration.folder)",
          ProblemText.list(items.map(\.value)))
      ]
    } catch {
      finding.note(error)
    }
    switch await folders {
    case .success(let names):
      let items = names.map { name in
        let shown = cleaner.line(name, limit: 80)
        return ListedItem(value: shown, label: shown, detail: "/conf/\(shown)")
      }
      finding.lists["target.folders"] = items
      finding.answer("target.anyFolder", !items.isEmpty)
      finding.evidence.append(
        Evidence("Folders with a Target configuration", ProblemText.list(items.map(\.value))))
    case .failure(let problem): finding.note(problem)
    }
    return finding
  }
}
