import Values

/// A Brand Portal configuration among the cloud services of an author.
struct BrandPortalService: Equatable, Sendable {
  /// The name of its page.
  let name: String
  /// The folder that its page is in, ``folder`` or ``legacyFolder``.
  let folder: String
  /// The tenant that it is for, as it was entered.
  let tenantURL: String
  /// The PID of the IMS configuration that it signs in with.
  let imsConfiguration: String

  /// The folder of the configurations today.
  static let folder = "/conf/global/settings/cloudconfigs/mediaportal"
  /// The folder of the configurations in earlier releases.
  static let legacyFolder = "/etc/cloudservices/mediaportal"

  /// The path of its page, such as `/conf/global/settings/cloudconfigs/mediaportal/acme`.
  var path: String { "\(folder)/\(name)" }
  /// Whether it is in ``legacyFolder``.
  var isLegacy: Bool { folder == Self.legacyFolder }
}

extension AuthorClient {
  /// The Brand Portal configurations in a folder, by name.
  ///
  /// - Returns: nil when the folder does not exist, or cannot be seen.
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
