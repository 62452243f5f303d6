/// The part `workflow`: the Smart Tag step in the workflow DAM Update Asset.
enum WorkflowSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found("upload.step", "none", "unsynced", "misplaced", "right")
  ]

  /// The folder of all runtime models.
  private static let runtimeModels = "/var/workflow/models"

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let model = try await UpdateAssetModel.read(ground.author)
    // A runtime model that is hidden is not one that is missing.
    if model.runtimeSteps == nil { try await ground.author.requireVisible(runtimeModels) }
    let cleaner = ground.cleaner
    var finding = SurveyFinding()
    let state = state(of: model)
    finding.texts["upload.step"] = state
    let step = model.smartTagStep.map { "\(model.flow)/\($0.name)" } ?? "none"
    finding.evidence = [
      Evidence("Workflow model", cleaner.line(model.page)),
      Evidence("Smart Tag step", cleaner.line(step)),
    ]
    switch state {
    case "misplaced": finding.cautions = ["The Smart Tag step is not after Process Thumbnails."]
    case "unsynced":
      finding.cautions = [
        "The runtime model has no Smart Tag step. Select **Sync** in the model's editor."
      ]
    default: break
    }
    return finding
  }

  private static func state(of model: UpdateAssetModel) -> String {
    if model.smartTagStep == nil { return "none" }
    if !model.isInOrder { return "misplaced" }
    return model.runtimeSteps?.isEmpty == false ? "right" : "unsynced"
  }
}
