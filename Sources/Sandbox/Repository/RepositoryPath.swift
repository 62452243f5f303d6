/// An absolute path in the repository, without empty, `.` and `..` segments.
struct RepositoryPath: Hashable, Sendable, CustomStringConvertible {
  /// The most segments of a path, because the tree is walked recursively.
  static let depthLimit = 100

  /// The names from the root down; empty for the root.
  let segments: [String]

  /// A path from names.
  init(segments: [String]) {
    self.segments = segments
  }

  /// Reads `/a/b`, or a relative text from `base` on.
  ///
  /// Nil when `..` leads above the root, and for more than ``depthLimit`` segments. `_jcr_content`
  /// means `jcr:content`, as in URLs.
  init?(_ text: String, relativeTo base: RepositoryPath = .root) {
    var names = text.hasPrefix("/") ? [] : base.segments
    for segment in text.split(separator: "/") {
      switch segment {
      case ".": break
      case "..":
        if names.popLast() == nil { return nil }
      case "_jcr_content": names.append("jcr:content")
      default: names.append(String(segment))
      }
    }
    guard names.count <= Self.depthLimit else { return nil }
    segments = names
  }

  /// The path of the root node, `/`.
  static let root = RepositoryPath(segments: [])

  /// The path as text, such as `/content/site`.
  var description: String { "/" + segments.joined(separator: "/") }

  /// The path as part of a URL: `_jcr_content` for `jcr:content`.
  var mapped: String {
    let names = segments.map { $0 == "jcr:content" ? "_jcr_content" : $0 }
    return PercentText.encoded("/" + names.joined(separator: "/"), keeping: "/:")
  }

  /// The last name; empty for the root.
  var name: String { segments.last ?? "" }

  /// The path one level up; the root is its own parent.
  var parent: RepositoryPath { RepositoryPath(segments: segments.dropLast()) }

  /// A path below this one.
  func child(_ name: String) -> RepositoryPath { RepositoryPath(segments: segments + [name]) }

  /// Whether this is `other` or below it.
  func isWithin(_ other: RepositoryPath) -> Bool { segments.starts(with: other.segments) }
}
