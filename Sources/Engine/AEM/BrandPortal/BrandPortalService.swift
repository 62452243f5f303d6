import Values

/// A Brand Portal configuration among the cloud services of an author.
struct BrandPortalService: Equatable, Sendable {
  /// The name of its page.
  let name: String
  /// The folder that it stands in.
  let folder: String
  /// The tenant that it is for, as it was typed.
  let tenantURL: String
  /// The PID of the IMS configuration that it signs in with.
  let imsConfiguration: String

  /// Where they are kept today.
  static let folder = "/conf/global/settings/cloudconfigs/mediaportal"
  /// Where they were kept before.
  static let legacyFolder = "/etc/cloudservices/mediaportal"

  /// The page.
  var path: String { "\(folder)/\(name)" }
  /// Whether it stands in the place of old.
  var isLegacy: Bool { folder == Self.legacyFolder }
}

extension AuthorClient {
  /// The Brand Portal configurations in a folder, by name.
  ///
  /// - Returns: nil when the folder is not there, or not to be seen.
  func brandPortalServices(in folder: String) async throws(Problem) -> [BrandPortalService]? {
    guard let tree = try await node(folder, depth: 2) else { return nil }
    return (tree.object ?? [:]).sorted { $0.key < $1.key }.compactMap { name, page in
      guard let content = page["jcr:content"], Sling.isName(name),
        page["jcr:primaryType"]?.string == "cq:Page" || content["tenantURL"] != nil
      else { return nil }
      return BrandPortalService(
        name: name, folder: folder, tenantURL: content["tenantURL"]?.string ?? "",
        imsConfiguration: content["imsConfig"]?.string ?? "")
    }
  }
}
