/// A file of this folder, as it was when aem-setup was built.
package struct EmbeddedFile: Sendable {
  /// Its path within the folder, such as `aem/ims-form.json`.
  package let path: StaticString
  /// The content of the file, and a line break.
  package let text: StaticString
}
