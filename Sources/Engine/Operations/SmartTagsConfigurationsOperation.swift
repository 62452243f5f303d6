/// `smart-tags.configurations`: which legacy Smart Tags configurations an author has.
struct SmartTagsConfigurationsOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.configurations", inputs: AuthorClient.inputs,
    outputs: [.list("configurations"), .answer("any")], changes: false)

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> [ListedItem]
  {
    let folder = SmartTagsConfiguration.folder
    context.report(Progress("Reading \(folder)"))
    return try await author.smartTagsConfigurations().map {
      ListedItem(
        value: $0.name, label: author.cleaner.line($0.title, limit: 80),
        detail: author.cleaner.line($0.serviceURL, limit: 120))
    }
  }

  func conclude(_ observed: [ListedItem], _ author: AuthorClient) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.lists = ["configurations": observed]
    conclusion.texts = ["any": observed.isEmpty ? "no" : "yes"]
    let found = observed.map(\.value).joined(separator: ", ")
    conclusion.evidence = [
      Evidence("Smart Tags configurations", found.isEmpty ? "none" : author.cleaner.line(found))
    ]
    return conclusion
  }
}
