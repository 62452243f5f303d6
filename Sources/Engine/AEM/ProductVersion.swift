import HTTP
import Values

/// The version that AEM's product information names.
struct ProductVersion: Equatable, Sendable {
  /// The version as AEM writes it, such as `6.5.20.0`.
  let text: String
  /// Its numbers; empty when the text is not made of dots and digits.
  let numbers: [Int]

  /// Finds `Adobe Experience Manager (…)` in the text of `status-productinfo.txt`.
  init?(productInfo: String) {
    let mark = "Adobe Experience Manager ("
    for line in productInfo.split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      guard line.hasPrefix(mark), line.hasSuffix(")") else { continue }
      self.init(String(line.dropFirst(mark.count).dropLast()))
      return
    }
    return nil
  }

  /// Reads a version such as `6.5.20.0`; any text is accepted.
  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    numbers = parts.contains(nil) ? [] : parts.compactMap(\.self)
  }

  /// Whether it looks like `2020.2.2239.20200214T010959Z`: AEM as a Cloud Service.
  var isCloudService: Bool {
    guard let year = text.split(separator: ".").first.flatMap({ Int($0) }) else { return false }
    return year >= 2018
  }

  /// Whether it is older than 6.2, the first release that any procedure covers.
  var isTooOld: Bool {
    guard numbers.count >= 2, !isCloudService else { return false }
    return (numbers[0], numbers[1]) < (6, 2)
  }

  /// The release that it belongs to.
  var release: ProductRelease { ProductRelease(self) }

  /// The number of the service pack; empty when the version has none.
  var servicePack: String {
    numbers.count >= 3 && numbers[0] == 6 ? String(numbers[2]) : ""
  }

  /// The method by which Smart Tags are configured there.
  ///
  /// Service pack 21 of 6.5 and later use an IMS configuration, earlier ones the legacy cloud
  /// service. Whatever is neither 6.4 nor 6.5 is `other`.
  var generation: String {
    guard numbers.count >= 3, numbers[0] == 6 else { return "other" }
    switch (numbers[1], numbers[2]) {
    case (4, _), (5, ...20): return "sp20-or-older"
    case (5, _): return "sp21-or-newer"
    default: return "other"
    }
  }
}

extension AuthorClient {
  private static let productInfo = "/system/console/status-productinfo.txt"

  /// The product version, from the console's plain text, or else from its JSON or its page.
  ///
  /// - Throws: ``AuthorProblem/slingOnly`` for a Sling that is no AEM, and for anything else that
  ///   the author is not, or that it does not tell, the problem of the plain text.
  func productVersion() async throws(Problem) -> ProductVersion {
    let response = try await get(Self.productInfo, accept: "text/plain")
    if response.status == 200, let version = ProductVersion(productInfo: response.text) {
      return version
    }
    if response.status == 403 { throw .author(.noConsoleRights(user: user)) }
    if let version = await productVersionElsewhere() { return version }
    switch response.status {
    case 200:
      let isPage = response.mediaType == "text/html"
      let found = cleaner.line(isPage ? HTMLText.plain(response.text) : response.text, limit: 80)
      throw .author(isPage ? .notAuthor(found: found) : .versionUnreadable(found: found))
    case 404:
      // Felix answers 404 for an unknown page of its console; so does everything that is no AEM.
      let bundles = try await get(Self.bundlesPath)
      if bundles.status == 403 { throw .author(.noConsoleRights(user: user)) }
      if let json = try? JSONValue(parsing: bundles.body), BundleList(json) != nil {
        throw .author(.slingOnly)
      }
      throw .author(.notAuthor(found: cleaner.message(of: response)))
    default: throw unexpected(response, path: Self.productInfo)
    }
  }

  /// The version from the two other forms; nil where neither names one.
  private func productVersionElsewhere() async -> ProductVersion? {
    if let lines = try? await get("/system/console/status-productinfo.json"), lines.status == 200,
      let list = (try? JSONValue(parsing: lines.body))?.array,
      let version = ProductVersion(
        productInfo: list.compactMap(\.string).joined(separator: "\n"))
    {
      return version
    }
    let page = try? await get("/system/console/productinfo", accept: "text/html")
    guard let page, page.status == 200 else { return nil }
    return ProductVersion(productInfo: HTMLText.plain(page.text))
  }
}
