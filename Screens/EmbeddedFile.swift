/// A file of this folder, as it was when the program was built.
package struct EmbeddedFile: Sendable {
  /// Its path within the folder, such as `aem/ims-form.json`.
  package let path: StaticString
  /// What is in it, and a line break.
  package let text: StaticString
}
