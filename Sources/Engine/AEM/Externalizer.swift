import HTTP

/// Day CQ Link Externalizer: the addresses that AEM writes into links to itself.
struct Externalizer: Equatable, Sendable {
  /// Its entries, such as `author https://author.example.com`.
  let domains: [String]
  /// Whether somebody has stored them; otherwise they are AEM's own default.
  let isStored: Bool

  /// PID and property as Adobe's pages about the Externalizer name them.
  fileprivate static let pid = "com.day.cq.commons.impl.ExternalizerImpl"
  private static let property = "externalizer.domains"

  fileprivate init(_ configuration: EffectiveConfiguration) {
    domains = configuration.texts(Self.property)
    isStored = configuration.isStored
  }

  /// The address of the author; nil when there is no entry for it.
  var author: String? {
    domains.map { $0.split(separator: " ") }
      .first { $0.first == "author" && $0.count > 1 }.map { String($0[1]) }
  }

  /// Whether ``author`` is a placeholder such as `$[env:NAME]`, whose content nothing shows.
  var isPlaceholder: Bool { author?.hasPrefix("$[") == true }

  /// Whether ``author``, whose scheme may be left out, is that of the machine itself.
  var isLocal: Bool {
    guard let author else { return false }
    let whole = author.contains("://") ? author : "https://\(author)"
    return (try? WebAddress(whole))?.isLoopback ?? false
  }
}

extension AuthorClient {
  /// Reads the Externalizer.
  ///
  /// - Throws: ``AuthorProblem/notTold(title:pid:)`` when the console knows none.
  func externalizer() async throws(Problem) -> Externalizer {
    guard let found = try await effectiveConfiguration(Externalizer.pid) else {
      throw .author(.notTold(title: "Day CQ Link Externalizer", pid: Externalizer.pid))
    }
    return Externalizer(found)
  }
}
