import HTTP
import Values

/// `smart-tags.workflow-step.undo`: DAM Update Asset as it was before the step was first written.
///
/// A step that was not there is removed; one that was gets its boxes and its place back. A copy of
/// the shipped model that was made in `/conf` stays: without the step it does what the shipped does.
struct SmartTagsWorkflowStepUndo: Operation {
  let signature = OperationSignature(
    name: "smart-tags.workflow-step.undo", inputs: AuthorClient.parameters, changes: true)

  private static let step = "step"
  private static let absent = "absent"
  private static let follows = "follows"
  private static let flags: [UpdateAssetModel.Flag] = [.advance, .errors, .folderFlag]

  /// What a plan records of the model that it is about to change.
  static func restore(_ observed: UpdateAssetModel) -> [String: String] {
    guard let found = observed.smartTagStep else { return [step: absent] }
    var restore = [step: found.name, follows: predecessor(of: found, in: observed)]
    for flag in flags { restore[flag.name] = found.isOn(flag) ? "true" : "false" }
    return restore
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> UpdateAssetModel
  {
    let author = try AuthorClient(inputs, context)
    context.report(Progress("Reading the workflow model DAM Update Asset"))
    return try await UpdateAssetModel.read(author)
  }

  func plan(_ observed: UpdateAssetModel, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let restore = inputs.restore
    var changes: [Change] = []
    if restore[Self.step] == Self.absent {
      if let found = observed.smartTagStep, !observed.isShipped {
        changes.append(
          Change("Step Smart Tag Asset", before: inputs.shown.line(found.name), after: nil))
      }
    } else if let found = Self.found(restore, observed) {
      for flag in Self.flags where found.isOn(flag) != (restore[flag.name] == "true") {
        changes.append(
          Change(
            flag.title, before: found.isOn(flag) ? "on" : "off",
            after: found.isOn(flag) ? "off" : "on"))
      }
      let place = Self.predecessor(of: found, in: observed)
      if let earlier = restore[Self.follows], earlier != place {
        changes.append(
          Change(
            "Place of \(inputs.shown.line(found.name))", before: inputs.shown.line(place),
            after: inputs.shown.line(earlier)))
      }
    }
    let stillRuns = observed.smartTagStep == nil && observed.runtimeSteps?.isEmpty == false
    guard !changes.isEmpty || stillRuns else { return Plan() }
    changes.append(
      Change(
        "Runtime model \(observed.runtimePath)", before: "generated from the changed design",
        after: "generated from the design (Sync)"))
    return Plan(changes: changes)
  }

  func apply(
    _ plan: Plan, from observed: UpdateAssetModel, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = try AuthorClient(inputs, context)
    let changer = UpdateAssetChanger(author: author, page: observed.target, flags: [])
    if let found = Self.found(inputs.restore, observed), !observed.isShipped {
      let path = "\(observed.flow)/\(found.name)"
      context.report(Progress("Writing the model as it was", done: 0, of: 2))
      if inputs.restore[Self.step] == Self.absent {
        try await changer.send(
          [(":operation", "delete")], to: path, else: "the step is still there"
        ) {
          () async throws(Problem) in try await UpdateAssetModel.read(author).smartTagStep == nil
        }
      } else {
        try await changer.send(
          Self.fields(inputs.restore, found, observed), to: path, else: "the step is as it was"
        ) { () async throws(Problem) in
          let now = try await UpdateAssetModel.read(author)
          return try self.plan(now, inputs).changes.allSatisfy {
            $0.what.hasPrefix("Runtime model")
          }
        }
      }
    }
    context.report(Progress("Generating the runtime model", done: 1, of: 2))
    try await changer.generate(observed.page) { () async throws(Problem) in
      try self.plan(try await UpdateAssetModel.read(author), inputs).isEmpty
    }
    return [:]
  }

  func conclude(
    _ observed: UpdateAssetModel, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    var conclusion = Conclusion()
    let found = observed.smartTagStep.map { inputs.shown.line($0.name) }
    conclusion.evidence = [
      Evidence("Step Smart Tag Asset", found ?? "not in the model"),
      Evidence("Runtime model", "\(observed.runtimePath) follows the design"),
    ]
    return conclusion
  }

  /// The step that was recorded; of several the one of that name.
  private static func found(
    _ restore: [String: String], _ observed: UpdateAssetModel
  ) -> UpdateAssetModel.Step? {
    observed.steps.first { $0.isSmartTag && $0.name == restore[step] } ?? observed.smartTagStep
  }

  private static func fields(
    _ restore: [String: String], _ found: UpdateAssetModel.Step, _ observed: UpdateAssetModel
  ) -> [(String, String)] {
    var fields = flags.map { flag in
      restore[flag.name] == "true"
        ? ("./metaData/\(flag.name)", "true") : ("./metaData/\(flag.name)@Delete", "")
    }
    if let earlier = restore[follows], earlier != predecessor(of: found, in: observed) {
      fields.append((":order", earlier == "first" ? "first" : "after \(earlier)"))
    }
    return fields
  }

  /// The name of the step before another one; `first` when there is none.
  private static func predecessor(
    of step: UpdateAssetModel.Step, in model: UpdateAssetModel
  ) -> String {
    guard let index = model.steps.firstIndex(of: step), index > 0 else { return "first" }
    return model.steps[index - 1].name
  }
}
