/// An input of any type, as signatures list them.
package protocol OperationInput: Sendable {
  /// The parameter that the signature lists for it.
  var parameter: OperationSignature.Parameter { get }
}
