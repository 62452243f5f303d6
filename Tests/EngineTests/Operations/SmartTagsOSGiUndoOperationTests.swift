import Foundation
import Synchronization
import Testing

@testable import Engine

@Suite("smart-tags.osgi-undo")
struct SmartTagsOSGiUndoOperationTests {
  @Test(arguments: OSGiBench.Origin.allCases)
  func takenBackFromAnywhere(_ origin: OSGiBench.Origin) async throws {
    let undisturbed = OSGiBench(origin)
    try await undisturbed.migrate()
    let total = undisturbed.author.state.withLock(\.requests)
    for request in stride(from: 10, through: total, by: 1) {
      let bench = OSGiBench(origin)
      let before = bench.author.state.withLock { $0 }
      bench.author.state.withLock { $0.left = request }
      _ = try? await bench.migrate()
      bench.author.state.withLock { $0.left = nil }
      // Killed before the first copy was made: nothing was changed.
      guard FileManager.default.fileExists(atPath: bench.folder) else { continue }
      let look = try await bench.look("smart-tags.osgi-undo")
      if !look.plan.isEmpty { _ = try await look.apply() }
      let after = bench.author.state.withLock { $0 }
      if origin == .hand {
        #expect(after.files == before.files, "killed at \(request)")
        #expect(after.held == before.held, "killed at \(request)")
      }
      // Under whichever name: the old values, and nothing else.
      #expect(
        after.held.values.map(Self.text).sorted() == before.held.values.map(Self.text).sorted(),
        "killed at \(request)")
    }
  }

  private static func text(_ configuration: OSGiConfiguration) -> String {
    configuration.properties.map { property in
      // JSON has no 32-bit numbers, and lists of either shape are alike.
      "\(property.name)=\(property.value.elements.map(\.text))"
    }.joined(separator: " ")
  }
}
