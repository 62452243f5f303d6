/// The problems of validating in AEM.
package enum ValidationProblem: Equatable, Sendable {
  /// The JMX console does not know the MBean or its operation.
  case beanMissing(name: String, status: Int)
  /// The operation could not be invoked.
  case notInvoked(status: Int, message: String)
  /// What should be an asset is a node of another type.
  case notAsset(path: String, type: String)
  /// AEM says that a configuration failed; `raw` is what it said.
  case failed(raw: String)
}
