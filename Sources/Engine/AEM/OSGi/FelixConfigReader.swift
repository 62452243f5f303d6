/// Reads `.config` files exactly as Apache Felix's Config Admin does, mistakes included.
///
/// The behavior is that of `org.apache.felix.cm.file.ConfigurationHandler`, compared by running
/// both. Only bytes that are no UTF-8 may become more or fewer U+FFFD than in Java.
package struct FelixConfigReader: Sendable {
  private let age: FelixReaderAge

  /// A reader that follows the rules of one generation.
  package init(_ age: FelixReaderAge = .aem65) {
    self.age = age
  }

  /// Reads a whole file.
  package func read(_ bytes: some Collection<UInt8>) -> FelixReading {
    var run = FelixConfigRun(FelixCharacters(bytes), age)
    run.readAll()
    return run.reading
  }
}
