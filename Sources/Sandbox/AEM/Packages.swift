import Values

/// Package Manager's list, `/crx/packmgr/list.jsp`.
///
/// Shape and names of the members are those that public tools read. The groups, and the place where
/// a file's name ends and its version begins, are inferred.
struct Packages: Sendable {
  static let path = "/crx/packmgr/list.jsp"

  /// An uploaded package, installed or not.
  struct Package: Sendable {
    let group: String
    let name: String
    let version: String
    /// Whether it is installed, and not just uploaded.
    var isUnpacked = true

    var downloadName: String { "\(name)-\(version).zip" }
  }

  /// The name of the package that brings the OAuth form to Service Packs 11 to 20.
  static let oauth = "ims-jwt-compatibility-package-6.5"

  let settings: AuthorSettings

  /// The hotfix that Smart Tags need with this version; nil when Adobe names none.
  static func hotfix(of servicePack: Int?) -> String? {
    switch servicePack {
    case 21: "cq-6.5.0-hotfix-40772"
    case 22: "cq-6.5.0-hotfix-42384"
    default: nil
    }
  }

  /// All uploaded packages, as the settings say.
  var all: [Package] {
    var list = [Package(group: "day/cq60/product", name: "cq-dam-content", version: "1.2.500")]
    if let number = settings.servicePack, number > 0 {
      list.append(
        Package(group: "adobe/cq650", name: "aem-service-pkg", version: "6.5.\(number).0"))
      if let hotfix = Self.hotfix(of: number),
        !settings.presets.contains(.hotfixMissing) || settings.missingHotfix == nil
      {
        list.append(
          Package(
            group: "adobe/cq650/hotfix", name: hotfix, version: "1.2",
            isUnpacked: settings.missingHotfix == nil))
      }
    }
    if settings.hasOAuthPackage {
      list.append(Package(group: "adobe/cq650/hotfix", name: Self.oauth, version: "1.0"))
    }
    return list
  }

  /// The list, or a part of it when the query names a package or a path.
  ///
  /// Only administrators can see packages; other users receive an empty list.
  func answer(_ asked: AuthorRequest) -> OutgoingAnswer {
    let fields = asked.request.fields(charset: .utf8)
    let found = (asked.account.isAdministrator ? all : []).filter { package in
      (fields.first("name").map { $0 == package.name } ?? true)
        && (fields.first("path").map { $0 == path(of: package) } ?? true)
    }
    return .json([
      "results": .array(found.map(json)), "total": .integer(found.count),
    ])
  }

  private func path(of package: Package) -> String {
    "/etc/packages/\(package.group)/\(package.downloadName)"
  }

  private func json(_ package: Package) -> JSONValue {
    let day = 86_400_000
    let uploaded =
      settings.installedPackages[package.name] ?? settings.clock.milliseconds - 40 * day
    var members: [String: JSONValue] = [
      "pid": .string("\(package.group):\(package.name):\(package.version)"),
      "path": .string(path(of: package)), "name": .string(package.name),
      "downloadName": .string(package.downloadName), "group": .string(package.group),
      "version": .string(package.version), "size": 23_579, "created": .integer(uploaded),
      "createdBy": "admin", "resolved": true,
    ]
    if package.isUnpacked {
      members["lastUnpacked"] = .integer(uploaded + 60_000)
      members["lastUnpackedBy"] = "admin"
    }
    return .object(members)
  }
}
