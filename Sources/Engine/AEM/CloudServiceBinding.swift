import Values

/// The cloud services that a page is bound to by a property of its own.
struct CloudServiceBinding: Equatable, Sendable {
  /// The page that has the property.
  var page: String
  /// The paths of the configurations and frameworks, as they are stored.
  var references: [String]

  /// The property that binds a page; its value is one path or several.
  static let property = "cq:cloudserviceconfigs"

  /// The references to something below a folder.
  func references(below folder: String) -> [String] {
    references.filter { $0.hasPrefix("\(folder)/") }
  }
}

extension AuthorClient {
  /// The bindings of a page and of those above it, the nearest first.
  ///
  /// - Throws: ``AuthorProblem/notFound(path:user:)``, or ``TargetProblem/notPage(path:)``.
  func cloudServiceBindings(of page: ContentPath) async throws(Problem) -> [CloudServiceBinding] {
    guard try await node(page.path) != nil else {
      throw .author(.notFound(path: cleaner.line(page.path), user: user))
    }
    var bindings: [CloudServiceBinding] = []
    for path in page.ancestry {
      guard let content = try await node("\(path)/jcr:content") else {
        if path == page.path { throw .target(.notPage(path: cleaner.line(path))) }
        continue
      }
      guard let value = content[CloudServiceBinding.property] else { continue }
      let references = value.array?.compactMap(\.string) ?? [value.string].compactMap(\.self)
      bindings.append(
        CloudServiceBinding(page: path, references: references.filter { !$0.isEmpty }))
    }
    return bindings
  }
}
