/// A file of `Screens/words`, as it was when aem-setup was built.
package struct EmbeddedFile: Sendable {
  /// Its path within the folder, such as `problems.json`.
  package let path: StaticString
  /// The content of the file, and a line break.
  package let text: StaticString
}
