/// The problems with the workflow model DAM Update Asset.
package enum WorkflowProblem: Equatable, Sendable {
  /// Neither the site's model nor the shipped one can be read.
  case modelMissing(user: String)
  /// AEM did not copy the shipped model.
  case notOverridden(message: String)
  /// The model has no step Process Thumbnails to insert the step after.
  case thumbnailsMissing(path: String)
  /// The design was changed, but the runtime model was not generated.
  case notSynchronized(message: String)
}
