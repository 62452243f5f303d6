/// The problems with an Adobe IMS configuration of an author.
package enum IMSConfigurationProblem: Equatable, Sendable {
  /// Several have the title and the client id; their PIDs.
  case several([String])
  /// One that was created elsewhere has the title and the client id, and other values.
  case differs(title: String, pid: String, names: [String])
  /// Another one serves the same product.
  case taken(validator: String, title: String, pid: String)
  /// A customizer of another configuration has the type that this one needs.
  case customizerTaken(type: String, pid: String)
  /// The word for what checks the product's tokens is not known.
  case validatorUnknown(solution: String)
  /// The servlet behind AEM's form was not found.
  case formMissing
}
