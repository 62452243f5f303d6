import FoundationEssentials

/// The wishes of a POST for one property.
struct PropertyChange: Sendable {
  /// The path of the property, which need not exist.
  let path: RepositoryPath
  /// The values, when the property itself is a parameter.
  var values: [String]?
  var files: [FormFields.Field] = []
  var typeHint: String?
  var isDeleted = false
  var isEncrypted = false
  var ignoresBlanks = false
  var usesDefaultWhenMissing = false
  var defaultValues: [String] = []
  var copiedFrom: RepositoryPath?
  var movedFrom: RepositoryPath?
}

/// The content parameters of a POST, by the property that they are about.
///
/// Names that begin with `:` control the servlet and names that begin with `j_` the login; `@`
/// marks a suffix. As soon as one name begins with `/`, `./` or `../`, names without that are
/// skipped.
struct PostParameters: Sendable {
  /// The changes, in the order in which the form first names the properties.
  private(set) var changes: [PropertyChange] = []

  /// Collects the parameters for the resource at `path`, and for paths below it.
  init(_ fields: FormFields, for path: RepositoryPath) {
    let named = fields.fields.map { (field: $0, name: fields.text($0.name)) }
    let isPrefixed = named.contains { Self.hasPrefix($0.name) }
    for (field, name) in named {
      guard !name.isEmpty, !name.hasPrefix(":"), !name.hasPrefix("j_"), name != "_charset_",
        !isPrefixed || Self.hasPrefix(name)
      else { continue }
      let at = name.lastIndex(of: "@")
      var property = String(name[..<(at ?? name.endIndex)])
      if property.hasSuffix("*"), let fileName = field.fileName {
        property = String(property.dropLast()) + fileName
      }
      guard !property.isEmpty, let target = RepositoryPath(property, relativeTo: path) else {
        continue
      }
      let suffix = at.map { String(name[name.index(after: $0)...]) }
      add(field, text: fields.text(field.value), suffix: suffix, to: target, base: path)
    }
    // `@ValueFrom` names another field whose values count.
    for (field, name) in named where name.hasSuffix("@ValueFrom") {
      let property = String(name.dropLast("@ValueFrom".count))
      guard let target = RepositoryPath(property, relativeTo: path) else { continue }
      let values = fields.all(fields.text(field.value))
      if !values.isEmpty { change(target) { $0.values = values } }
    }
  }

  /// The type that a parameter names for the node at `path`.
  func nodeType(at path: RepositoryPath) -> String? {
    changes.first { $0.path == path.child("jcr:primaryType") }?.values?.first
  }

  private static func hasPrefix(_ name: String) -> Bool {
    name.hasPrefix("/") || name.hasPrefix("./") || name.hasPrefix("../")
  }

  private mutating func add(
    _ field: FormFields.Field, text: String, suffix: String?, to path: RepositoryPath,
    base: RepositoryPath
  ) {
    change(path) { change in
      switch suffix {
      case nil where field.fileName != nil: change.files.append(field)
      case nil: change.values = (change.values ?? []) + [text]
      case "TypeHint": change.typeHint = text
      case "Delete": change.isDeleted = true
      case "Encrypted": change.isEncrypted = true
      case "IgnoreBlanks": change.ignoresBlanks = text == "true"
      case "UseDefaultWhenMissing": change.usesDefaultWhenMissing = text == "true"
      case "DefaultValue": change.defaultValues.append(text)
      case "CopyFrom": change.copiedFrom = RepositoryPath(text, relativeTo: base)
      case "MoveFrom": change.movedFrom = RepositoryPath(text, relativeTo: base)
      case _?: break
      }
    }
  }

  private mutating func change(_ path: RepositoryPath, _ body: (inout PropertyChange) -> Void) {
    let index =
      changes.firstIndex { $0.path == path }
      ?? {
        changes.append(PropertyChange(path: path))
        return changes.count - 1
      }()
    body(&changes[index])
  }
}
