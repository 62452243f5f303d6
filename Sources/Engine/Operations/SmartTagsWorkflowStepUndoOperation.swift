import HTTP
import Values

/// `smart-tags.workflow-step.undo`: DAM Update Asset as it was before the step was first written.
///
/// A step that was not there is removed; one that was gets its boxes and its place again. A copy of
/// the shipped model that was created for the step goes, unless something else was changed in it.
struct SmartTagsWorkflowStepUndoOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.workflow-step.undo", inputs: Wanted.inputs, changes: true)

  /// The values that were written, and the earlier state.
  struct Wanted: DecodedInputs {
    private typealias Written = SmartTagsWorkflowStepOperation.Wanted
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [
        Written.errors.optional, Written.folderFlag.optional,
      ]

    let author: AuthorClient
    /// The boxes as they were written; nil where it is not known.
    let written: [(UpdateAssetModel.Flag, Bool?)]
    let restore: [String: String]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      written = [
        (.advance, true), (.errors, inputs[Written.errors.optional].map { $0 == "yes" }),
        (.folderFlag, inputs[Written.folderFlag.optional].map { $0 == "yes" }),
      ]
      restore = inputs.restore
    }
  }

  private static let step = "step"
  private static let absent = "absent"
  private static let follows = "follows"
  private static let process = "process"
  private static let copy = "copy"
  private static let runtime = "runtime"
  private static let flags: [UpdateAssetModel.Flag] = [.advance, .errors, .folderFlag]

  /// The model, and what distinguishes a copy of the shipped one from a model of the site's own.
  struct Observation: Sendable {
    /// The design and what runs.
    var model: UpdateAssetModel
    /// Whether the design is the shipped one but for the Smart Tag step.
    var isMereCopy = false
  }

  /// The entries that a plan records of the model that it is about to change; `copying` says
  /// whether the shipped model is copied first.
  static func restore(_ observed: UpdateAssetModel, copying: Bool) -> [String: String] {
    var restore: [String: String] = [:]
    if observed.isShipped, copying { restore[copy] = absent }
    if observed.runtimeSteps == nil { restore[runtime] = absent }
    guard let found = observed.smartTagStep else {
      restore[step] = absent
      return restore
    }
    restore[step] = found.name
    restore[follows] = predecessor(of: found, in: observed)
    if let other = found.process, other != UpdateAssetModel.process { restore[process] = other }
    for flag in flags { restore[flag.name] = found.isOn(flag) ? "true" : "false" }
    return restore
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading the workflow model DAM Update Asset"))
    var found = Observation(model: try await UpdateAssetModel.read(author))
    if wanted.restore[Self.copy] == Self.absent, found.model.page == UpdateAssetModel.site {
      context.report(Progress("Comparing the copy with the shipped model"))
      found.isMereCopy = try await Self.isMereCopy(author)
    }
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (restore, model, cleaner) = (wanted.restore, observed.model, wanted.author.cleaner)
    var plan = Plan()
    let isCopied = restore[Self.copy] == Self.absent && model.page == UpdateAssetModel.site
    if restore[Self.step] == Self.absent {
      if isCopied, observed.isMereCopy {
        plan.changes.append(
          Change(UpdateAssetModel.site, before: "a copy of the shipped model", after: nil))
        plan.drift = model.smartTagStep.map { Self.drift($0, wanted) } ?? []
      } else if let found = model.smartTagStep, !model.isShipped {
        plan.changes.append(
          Change("Step Smart Tag Asset", before: cleaner.line(found.name), after: nil))
        plan.drift = Self.drift(found, wanted)
      }
      if isCopied, !observed.isMereCopy {
        plan.left.append(
          Remainder(
            "aem-setup keeps \(UpdateAssetModel.site), the copy of the shipped model, because "
              + "it has other changes than the Smart Tag step.",
            act: "If nobody needs those changes, delete the copy in AEM's workflow models."))
      }
    } else if let found = Self.found(restore, model) {
      plan.changes += Self.changes(to: found, in: model, restore, cleaner)
      plan.drift = Self.drift(found, wanted)
    } else {
      plan.drift = [
        Drift("The step \(cleaner.line(restore[Self.step] ?? "")) no longer exists.")
      ]
    }
    if restore[Self.runtime] == Self.absent, model.runtimeSteps != nil {
      plan.left.append(
        Remainder(
          "aem-setup keeps the runtime model \(model.runtimePath), which did not exist before.",
          act: "You do not need to do anything. AEM creates it from the design at the next Sync."))
    }
    let stillRuns = model.smartTagStep == nil && model.runtimeSteps?.isEmpty == false
    guard !plan.changes.isEmpty || stillRuns else { return plan }
    plan.changes.append(
      Change(
        "Runtime model \(model.runtimePath)", before: "generated from the changed design",
        after: "generated from the design (Sync)"))
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    let (restore, model) = (wanted.restore, observed.model)
    let changer = UpdateAssetChanger(author: author, page: model.target, flags: [])
    var page = model.page
    if observed.isMereCopy, restore[Self.step] == Self.absent {
      context.report(Progress("Deleting the copy", done: 0, of: 2))
      try await author.delete(UpdateAssetModel.site)
      page = UpdateAssetModel.shipped
    } else if let found = Self.found(restore, model), !model.isShipped {
      let path = "\(model.flow)/\(found.name)"
      context.report(Progress("Restoring the model", done: 0, of: 2))
      if restore[Self.step] == Self.absent {
        try await author.delete(path)
      } else {
        try await changer.send(
          Self.fields(restore, found, model), to: path,
          else: "the step does not have its earlier values"
        ) { () async throws(Problem) in
          let now = try await UpdateAssetModel.read(author)
          guard let step = Self.found(restore, now) else { return false }
          return Self.changes(to: step, in: now, restore, wanted.author.cleaner).isEmpty
        }
      }
    }
    context.report(Progress("Generating the runtime model", done: 1, of: 2))
    try await changer.generate(page) { () async throws(Problem) in
      try self.plan(try await self.observe(wanted, context), wanted).isEmpty
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let found = observed.model.smartTagStep.map { wanted.author.cleaner.line($0.name) }
    conclusion.evidence = [
      Evidence("Design in use", observed.model.page),
      Evidence("Step Smart Tag Asset", found ?? "not in the model"),
      Evidence("Runtime model", "\(observed.model.runtimePath) follows the design"),
    ]
    return conclusion
  }
}

extension SmartTagsWorkflowStepUndoOperation {
  /// The step that was recorded; of several the one of that name.
  private static func found(
    _ restore: [String: String], _ observed: UpdateAssetModel
  ) -> UpdateAssetModel.Step? {
    observed.steps.first { $0.isSmartTag && $0.name == restore[step] } ?? observed.smartTagStep
  }

  private static func changes(
    to found: UpdateAssetModel.Step, in model: UpdateAssetModel, _ restore: [String: String],
    _ cleaner: Cleaner
  ) -> [Change] {
    var changes = flags.filter { found.isOn($0) != (restore[$0.name] == "true") }.map { flag in
      Change(
        flag.title, before: found.isOn(flag) ? "on" : "off", after: found.isOn(flag) ? "off" : "on")
    }
    if let earlier = restore[process], earlier != found.process {
      changes.append(
        Change(
          "Process of \(cleaner.line(found.name))", before: found.process.map { cleaner.line($0) },
          after: cleaner.line(earlier)))
    }
    let place = predecessor(of: found, in: model)
    if let earlier = restore[follows], earlier != place {
      changes.append(
        Change(
          "Place of \(cleaner.line(found.name))", before: cleaner.line(place),
          after: cleaner.line(earlier)))
    }
    return changes
  }

  /// Boxes that are neither as they were nor as they were written.
  private static func drift(
    _ found: UpdateAssetModel.Step, _ wanted: Wanted
  ) -> [Drift] {
    wanted.written.compactMap { flag, written in
      guard let written, found.isOn(flag) != written,
        found.isOn(flag) != (wanted.restore[flag.name].map { $0 == "true" } ?? written)
      else { return nil }
      return Drift("\(flag.title) is now \(written ? "off" : "on"). aem-setup wrote the opposite.")
    }
  }

  private static func fields(
    _ restore: [String: String], _ found: UpdateAssetModel.Step, _ observed: UpdateAssetModel
  ) -> [(String, String)] {
    var fields = flags.map { flag in
      restore[flag.name] == "true"
        ? ("./metaData/\(flag.name)", "true") : ("./metaData/\(flag.name)@Delete", "")
    }
    if let earlier = restore[process] { fields.append(("./metaData/PROCESS", earlier)) }
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

  /// Whether the site's design is the shipped one with nothing more than Smart Tag steps added.
  private static func isMereCopy(_ author: AuthorClient) async throws(Problem) -> Bool {
    func steps(
      of page: String
    ) async throws(Problem) -> (names: [String], content: [JSONValue]) {
      let flow = UpdateAssetModel.flow(of: page)
      let names = try await author.orderedNode(flow, depth: 2)?.children
        .filter { !UpdateAssetModel.Step($0).isSmartTag }.map(\.name)
      let tree = try await author.tree(flow)
      return (names ?? [], (names ?? []).map { (tree?[$0] ?? .null).withoutBookkeeping })
    }
    let (own, shipped) = (
      try await steps(of: UpdateAssetModel.site), try await steps(of: UpdateAssetModel.shipped)
    )
    return own.names == shipped.names && own.content == shipped.content
  }
}

extension JSONValue {
  /// The same object without what AEM itself notes of times and identities.
  fileprivate var withoutBookkeeping: JSONValue {
    guard case .object(let members) = self else { return self }
    let kept = members.filter { name, _ in
      let name = name.lowercased()
      return !["created", "lastmodified", "uuid", "lastsync"].contains { name.contains($0) }
    }
    return .object(kept.mapValues(\.withoutBookkeeping))
  }
}
