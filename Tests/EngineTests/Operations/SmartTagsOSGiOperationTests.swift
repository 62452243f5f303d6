import Foundation
import HTTP
import Synchronization
import Testing
import Values

@testable import Engine

/// The migration against an author that dies at every request.
@Suite("smart-tags.osgi")
struct SmartTagsOSGiOperationTests {
  @Test(arguments: OSGiBench.Origin.allCases)
  func migratesReadsBackAndIsDoneThen(_ origin: OSGiBench.Origin) async throws {
    let bench = OSGiBench(origin)
    let plan = try await bench.look().plan
    #expect(!plan.changes.contains { "\($0)".contains("hush") || "\($0)".contains("old==") })
    try await bench.migrate()
    bench.expectDone()
    #expect(try await bench.look().plan.isEmpty)
    let changes = bench.author.state.withLock { $0.changes.map { $0.prefix { $0 != " " } } }
    #expect(
      changes.map(String.init) == ["upload", "upload", "delete", "delete"]
        || changes.map(String.init) == [
          "upload", "upload", "delete", "console", "delete", "console",
        ])
  }

  @Test(arguments: OSGiBench.Origin.allCases, [false, true])
  func killedAnywhereAndRunAgainItEndsTheSame(_ origin: OSGiBench.Origin, losesAnswer: Bool)
    async throws
  {
    let undisturbed = OSGiBench(origin)
    try await undisturbed.migrate()
    let total = undisturbed.author.state.withLock(\.requests)
    #expect(total > 15)
    for request in 0..<total {
      let bench = OSGiBench(origin)
      bench.author.state.withLock {
        $0.left = request
        $0.losesAnswer = losesAnswer
      }
      await #expect {
        try await bench.migrate()
      } throws: { isCutOff($0) }
      bench.author.state.withLock { $0.left = nil }
      if try await !bench.look().plan.isEmpty { try await bench.migrate() }
      bench.expectDone()
      #expect(
        bench.author.state.withLock(\.files) == undisturbed.author.state.withLock(\.files),
        "killed at \(request)")
      #expect(
        bench.author.state.withLock(\.held) == undisturbed.author.state.withLock(\.held))
    }
  }

  @Test func theOldOnesStayWhenAEMDoesNotTakeTheNewOnes() async throws {
    let bench = OSGiBench(.hand)
    bench.author.state.withLock { $0.isInstallerAsleep = true }
    await #expect(throws: Problem.self) { try await bench.migrate() }
    #expect(
      bench.author.state.withLock { $0.files.keys.filter { $0.contains(".1234.") }.count } == 2)
  }

  /// AEM has the values, but the file that should keep them does not contain them.
  @Test(arguments: [OSGiFakeAuthor.Keeping.damaged, .nothing])
  func theOldOnesStayWhenAFileCannotBeReadBack(_ keeping: OSGiFakeAuthor.Keeping) async throws {
    let bench = OSGiBench(.hand)
    bench.author.state.withLock { $0.keeping = keeping }
    await #expect {
      try await bench.migrate()
    } throws: { error in
      guard case .osgi(.seenDifferently(_, let names)) = error as? Problem else { return false }
      return !names.isEmpty
    }
    let changes = bench.author.state.withLock(\.changes)
    #expect(changes.count == 1 && changes.allSatisfy { $0.hasPrefix("upload ") })
  }

  @Test func copiesAreForTheOwnerOnly() async throws {
    let bench = OSGiBench(.hand)
    try await bench.migrate()
    let files = FileManager.default.enumerator(atPath: bench.folder)?.allObjects as? [String] ?? []
    #expect(files.count { $0.hasSuffix(".1234.config") } == 2)
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(bench.folder)/\(file)")
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(file)")
    }
  }

  @Test func whatCannotBeToldApartIsNotTouched() async throws {
    let empty = OSGiBench(.hand)
    empty.author.state.withLock { $0.files = [:] }
    await #expect(throws: Problem.osgi(.providerMissing(found: []))) { try await empty.migrate() }

    let twice = OSGiBench(.hand)
    twice.author.put("\(TokenProvider.factory).99.config", OSGiBench.provider)
    await #expect(
      throws: Problem.osgi(
        .severalProviders([
          "\(TokenProvider.factory)-1234.config", "\(TokenProvider.factory)-99.config",
        ]))
    ) { try await twice.migrate() }

    let alone = OSGiBench(.hand)
    alone.author.state.withLock { state in
      state.files = state.files.filter { $0.key.hasPrefix(TokenProvider.factory) }
    }
    await #expect(throws: Problem.osgi(.partnerMissing(type: "adobe-ims-similaritysearch"))) {
      try await alone.migrate()
    }
  }
}
