import HTTP
import Values

/// Changes the workflow model DAM Update Asset.
struct UpdateAssetChanger: Sendable {
  /// The author it is on.
  let author: AuthorClient
  /// The page of the design to write to.
  let page: String
  /// The boxes of the step, ticked or not.
  let flags: [(UpdateAssetModel.Flag, Bool)]

  private var flow: String { UpdateAssetModel.flow(of: page) }

  /// Creates the site's own copy of the shipped model.
  func override() async throws(Problem) {
    let path = "\(UpdateAssetModel.shipped)/jcr:content.override.json"
    var message = ""
    try await author.change("\(UpdateAssetModel.site) does not exist") {
      () async throws(Problem) in
      let answer = try await author.post(Sling.encoded(path), Sling.form([]).finish())
      message = answer.status < 400 ? "" : author.cleaner.message(of: answer)
    } arrived: { () async throws(Problem) in
      try await steps() != nil
    }
    guard try await steps() != nil else { throw .workflow(.notOverridden(message: message)) }
  }

  /// Adds the step after another one.
  func insert(after thumbnails: String) async throws(Problem) {
    var fields = [
      ("./jcr:primaryType", "nt:unstructured"), ("./jcr:title", "Smart Tag Asset Process"),
      ("./jcr:description", "Adds smart tags to assets."),
      ("./sling:resourceType", UpdateAssetModel.stepType),
      ("./metaData/jcr:primaryType", "nt:unstructured"),
      ("./metaData/PROCESS", UpdateAssetModel.process),
    ]
    fields += flags.filter(\.1).map { ("./metaData/\($0.0.name)", "true") }
    fields += [(":nameHint", "autotagassetprocess"), (":order", "after \(thumbnails)")]
    let path = "\(flow)/"
    try await send(fields, to: path, else: "the model has no Smart Tag step") {
      () async throws(Problem) in
      try await steps()?.contains(where: \.isSmartTag) ?? false
    }
  }

  /// Corrects the existing step, and moves it when `thumbnails` names what it must follow.
  func correct(
    _ step: UpdateAssetModel.Step, after thumbnails: String?
  ) async throws(Problem) {
    var fields = [("./metaData/PROCESS", UpdateAssetModel.process)]
    for (flag, isOn) in flags {
      fields.append(
        isOn ? ("./metaData/\(flag.name)", "true") : ("./metaData/\(flag.name)@Delete", ""))
    }
    if let thumbnails { fields.append((":order", "after \(thumbnails)")) }
    let finding = "the step \(author.cleaner.line(step.name, limit: 60)) is unchanged"
    try await send(fields, to: "\(flow)/\(step.name)", else: finding) {
      () async throws(Problem) in
      guard let steps = try await steps() else { return false }
      let index = steps.firstIndex { $0.name == step.name }
      let place = thumbnails.flatMap { name in steps.firstIndex { $0.name == name } } ?? -1
      guard let index, index > place else { return false }
      return steps[index].process == UpdateAssetModel.process
        && flags.allSatisfy { steps[index].isOn($0.0) == $0.1 }
    }
  }

  /// Generates the runtime model from a design: what the button Sync does.
  ///
  /// `arrived` checks whether what runs is as the design wants it. Throws
  /// ``WorkflowProblem/notSynchronized(message:)`` when AEM did not generate it.
  func generate(
    _ model: String, arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    let path = "\(model)/jcr:content.generate.json"
    do {
      try await send([], to: path, else: "the runtime model is unchanged", arrived: arrived)
    } catch .cancelled {
      throw .cancelled
    } catch .changeAmbiguous(let lost) {
      throw .changeAmbiguous(lost)
    } catch {
      throw .workflow(.notSynchronized(message: ProblemText(error).cause))
    }
  }

  /// Sends fields to a node of the model, once.
  ///
  /// `finding` says what it means that the change does not show, as a clause.
  func send(
    _ fields: [(String, String)], to path: String, else finding: String,
    arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    try await author.change(
      finding,
      {
        () async throws(Problem) in
        let answer = try await author.post(Sling.encoded(path), Sling.form(fields).finish())
        guard answer.status < 400 else { throw author.refusal(answer, path: path) }
      }, arrived: arrived)
  }

  private func steps() async throws(Problem) -> [UpdateAssetModel.Step]? {
    try await author.orderedNode(flow, depth: 2)?.children.map(UpdateAssetModel.Step.init)
  }
}
