import HTTP
import Values

/// `smart-tags.workflow-step`: the Smart Tag Asset step in DAM Update Asset, after Process
/// Thumbnails, in the design and in what runs.
struct SmartTagsWorkflowStepOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.workflow-step", inputs: Wanted.inputs,
    outputs: [.text("step")], changes: true)

  /// Which boxes of the step are ticked.
  struct Wanted: DecodedInputs {
    static let errors = Input.text("ignoreErrors")
    static let folderFlag = Input.text("ignoreFlag")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [errors, folderFlag]

    let author: AuthorClient
    /// The boxes Handler Advance, Ignore Errors and Ignore Smart Tag Flag, as wanted.
    let flags: [(UpdateAssetModel.Flag, Bool)]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      flags = [
        (.advance, true), (.errors, try inputs[Self.errors] == "yes"),
        (.folderFlag, try inputs[Self.folderFlag] == "yes"),
      ]
    }
  }

  var undo: Undo { .by(SmartTagsWorkflowStepUndoOperation()) }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> UpdateAssetModel
  {
    let author = wanted.author
    context.report(Progress("Reading the workflow model DAM Update Asset"))
    return try await UpdateAssetModel.read(author)
  }

  func plan(_ observed: UpdateAssetModel, _ wanted: Wanted) throws(Problem) -> Plan {
    var changes: [Change] = []
    let step = observed.smartTagStep
    let cleaner = wanted.author.cleaner
    if let step {
      if observed.thumbnails != nil, !observed.isInOrder {
        changes.append(
          Change(
            "Place of \(cleaner.line(step.name))", before: "before Process Thumbnails",
            after: "after Process Thumbnails"))
      }
      if step.process != UpdateAssetModel.process {
        changes.append(
          Change(
            "Process of \(cleaner.line(step.name))", before: step.process.map { cleaner.line($0) },
            after: UpdateAssetModel.process))
      }
    } else {
      guard let thumbnails = observed.thumbnails else {
        throw .workflow(.thumbnailsMissing(path: observed.flow))
      }
      changes.append(
        Change(
          "Step Smart Tag Asset", before: nil,
          after: "after Process Thumbnails (\(cleaner.line(thumbnails.name)))"))
    }
    for (flag, isOn) in wanted.flags where step?.isOn(flag) ?? false != isOn {
      changes.append(
        Change(flag.title, before: step.map { $0.isOn(flag) ? "on" : "off" }, after: isOn.word))
    }
    if observed.isShipped, !changes.isEmpty {
      changes.insert(
        Change(
          UpdateAssetModel.site, before: "the shipped model in /libs",
          after: "a copy of the shipped model"),
        at: 0)
    }
    let isRunning = Self.runs(observed, wanted)
    if !changes.isEmpty || !isRunning {
      changes.append(
        Change(
          "Runtime model \(observed.runtimePath)",
          before: isRunning
            ? "generated from the old design" : "without the step as designed",
          after: "generated from the design (Sync)"))
    }
    guard !changes.isEmpty else { return Plan() }
    return Plan(
      changes: changes, cautions: Self.cautions(observed, cleaner),
      restore: SmartTagsWorkflowStepUndoOperation.restore(observed, copying: changes.count > 1))
  }

  func apply(
    _ plan: Plan, from observed: UpdateAssetModel, _ wanted: Wanted,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    let changer = UpdateAssetChanger(
      author: author, page: observed.target, flags: wanted.flags)
    // Generating alone leaves the shipped model where it is.
    let changesDesign = plan.changes.count > 1
    if observed.isShipped, changesDesign {
      context.report(Progress("Copying the shipped model to /conf", done: 0, of: 3))
      try await changer.override()
    }
    if changesDesign {
      context.report(Progress("Writing the step", done: 1, of: 3))
      if let step = observed.smartTagStep {
        try await changer.correct(
          step, after: observed.isInOrder ? nil : observed.thumbnails?.name)
      } else if let thumbnails = observed.thumbnails {
        try await changer.insert(after: thumbnails.name)
      }
    }
    context.report(Progress("Generating the runtime model", done: 2, of: 3))
    try await changer.generate(changesDesign ? observed.target : observed.page) {
      () async throws(Problem) in
      Self.runs(try await UpdateAssetModel.read(author), wanted)
    }
    return [:]
  }

  func conclude(
    _ observed: UpdateAssetModel, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    let name = cleaner.line(observed.smartTagStep?.name ?? "")
    var conclusion = Conclusion(.passed)
    conclusion.texts = ["step": "\(observed.flow)/\(name)"]
    conclusion.evidence = [
      Evidence("Step in the design", "\(observed.flow)/\(name)"),
      Evidence(
        "Place",
        observed.isInOrder
          ? "after Process Thumbnails"
          : "the model has no Process Thumbnails"),
    ]
    for (flag, isOn) in wanted.flags {
      conclusion.evidence.append(Evidence(flag.title, isOn.word))
    }
    conclusion.evidence.append(
      Evidence("Runtime model", "\(observed.runtimePath) runs the step"))
    conclusion.cautions = Self.cautions(observed, cleaner)
    return conclusion
  }

  /// Whether what runs has the step with the same boxes ticked: it gets its arguments from there.
  private static func runs(_ observed: UpdateAssetModel, _ wanted: Wanted) -> Bool {
    (observed.runtimeSteps ?? []).contains { metaData in
      wanted.flags.allSatisfy { flag, isOn in metaData[flag.name]?.bool ?? false == isOn }
    }
  }

  private static func cautions(
    _ observed: UpdateAssetModel, _ cleaner: Cleaner
  ) -> [String] {
    var cautions: [String] = []
    let count = observed.steps.count { $0.isSmartTag }
    if count > 1 {
      cautions.append(
        "The model has \(count) Smart Tag steps. aem-setup uses "
          + "\(cleaner.line(observed.smartTagStep?.name ?? "one", limit: 60)). Delete the others."
      )
    }
    if observed.smartTagStep != nil, observed.thumbnails == nil {
      cautions.append(
        "The model has no step Process Thumbnails, so aem-setup did not check the place of the "
          + "step.")
    }
    return cautions
  }
}

extension Bool {
  fileprivate var word: String { self ? "on" : "off" }
}
