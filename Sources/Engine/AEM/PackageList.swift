import FoundationEssentials
import HTTP
import Values

/// The content packages that AEM's Package Manager lists.
///
/// `/crx/packmgr/list.jsp` answers JSON with `results` and `total`; of each entry `group`, `name`,
/// `version`, `downloadName` and the times in milliseconds are read, as wttech/aemc and wcm.io's
/// tooling read them. A package that was only uploaded has no `lastUnpacked`, or 0.
struct PackageList: Equatable, Sendable {
  /// One version of a package.
  struct Package: Equatable, Sendable {
    /// Its name without the version, such as `cq-6.5.0-hotfix-42384`.
    var name: String
    /// Its version, such as `1.2`; may be empty.
    var version: String
    /// The name of its file.
    var downloadName: String
    /// When it was last installed; nil when it never was, or was uninstalled.
    var unpacked: Date?
    /// The user who installed it; empty when AEM does not say.
    var unpackedBy: String

    /// Name and version, as the file is called.
    var title: String { version.isEmpty ? name : "\(name)-\(version)" }
  }

  /// Every version of every package, in Package Manager's order.
  let packages: [Package]

  /// Reads the answer; nil when it is of another shape.
  init?(_ json: JSONValue) {
    guard let results = json["results"]?.array else { return nil }
    packages = results.map { entry in
      let time = entry["lastUnpacked"]?.integer ?? 0
      return Package(
        name: entry["name"]?.string ?? "", version: entry["version"]?.string ?? "",
        downloadName: entry["downloadName"]?.string ?? "",
        unpacked: time > 0 ? Date(timeIntervalSince1970: Double(time) / 1_000) : nil,
        unpackedBy: entry["lastUnpackedBy"]?.string ?? "")
    }
  }

  /// The packages whose name or file starts with a text, the last installed first.
  ///
  /// A number at the end of the text is a whole one: `hotfix-4238` does not find `hotfix-42384`.
  func starting(with start: String) -> [Package] {
    let start = start.lowercased()
    func begins(_ name: String) -> Bool {
      let name = name.lowercased()
      guard name.hasPrefix(start) else { return false }
      let isCut = name.dropFirst(start.count).first?.isNumber ?? false
      return !(isCut && (start.last?.isNumber ?? false))
    }
    return packages.filter { begins($0.name) || begins($0.downloadName) }.sorted { one, other in
      (one.unpacked ?? .distantPast, one.title) > (other.unpacked ?? .distantPast, other.title)
    }
  }
}

extension AuthorClient {
  /// Reads all packages in all versions.
  ///
  /// - Throws: ``AuthorProblem/packagesHidden(user:)`` for an empty list: AEM itself comes as
  ///   packages, and Package Manager leaves out those that the user may not see.
  func packages() async throws(Problem) -> PackageList {
    let path = "/crx/packmgr/list.jsp"
    // Without it only the newest version of each package is listed, installed or not.
    let answer = try await get(path, query: "_charset_=utf-8&includeVersions=true")
    guard let json = try json(answer, path: path) else {
      throw .author(.notFound(path: path, user: user))
    }
    guard let list = PackageList(json) else {
      throw .author(.notJSON(path: path, found: "another document"))
    }
    if list.packages.isEmpty { throw .author(.packagesHidden(user: user)) }
    return list
  }
}
