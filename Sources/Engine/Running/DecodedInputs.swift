/// The inputs of an operation, read once and checked before anything is asked.
package protocol DecodedInputs: Sendable {
  /// Reads the inputs of one run, with what earlier runs remember.
  ///
  /// - Throws: what is missing among the inputs, or is of no use; nothing later fails for that.
  init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem)
}
