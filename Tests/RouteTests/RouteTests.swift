import Foundation
import Testing
import Wizard

/// Every script of `Scripts/`, walked against the sandbox with both faces.
@Suite("Routes", .serialized, .timeLimit(.minutes(10)))
struct RouteTests {
  @Test("Every script can be read")
  func readable() throws {
    for fault in RouteFiles.faults { RouteLog.write("WRONG \(fault)") }
    #expect(RouteFiles.faults == [])
    #expect(!RouteFiles.scripts.isEmpty)
    _ = try RouteFiles.catalog.get()
  }

  @Test("It is walked with both faces, to the same end", arguments: RouteFiles.scripts)
  func walked(_ script: RouteScript) async throws {
    async let first = RouteWalks.shared.outcome(of: script, .fullScreen)
    async let second = RouteWalks.shared.outcome(of: script, .lines)
    let outcomes = (await first, await second)
    let faults = [outcomes.0, outcomes.1].compactMap { $0.fault }
    var words = faults.map { "\($0.face.rawValue): \($0.fault)\n\($0.fault.details)" }
    if faults.count == 2, faults[0].fault.description == faults[1].fault.description {
      words = ["both faces: \(faults[0].fault)\n\(faults[0].fault.details)"]
    }
    if let one = outcomes.0.result, let other = outcomes.1.result {
      words += Self.differences(one, other, of: script).map { "the faces differ: \($0)" }
      if words.isEmpty {
        RouteLog.write("ok    \(script.id)  \(RouteLog.seconds(one)), \(RouteLog.seconds(other))")
      }
    }
    for words in words {
      Issue.record("\(script.id), \(words)")
      RouteLog.write("WRONG \(script.id), \(words)")
    }
  }

  @Test(
    "Every way out of every screen is taken by a script", .enabled(if: RouteFiles.wantsCoverage))
  func covered() async throws {
    let coverage = RouteCoverage(await walkAll(), in: try RouteFiles.catalog.get())
    for line in coverage.untaken { RouteLog.write("NO SCRIPT TAKES \(line)") }
    for line in coverage.unchosen { RouteLog.write("NO SCRIPT CHOOSES \(line)") }
    #expect(coverage.untaken == [])
    #expect(coverage.unchosen == [])
  }

  private func walkAll() async -> [RouteRun.Result] {
    var results: [RouteRun.Result] = []
    for script in RouteFiles.scripts {
      if let result = await RouteWalks.shared.outcome(of: script, .lines).result {
        results.append(result)
      }
    }
    return results
  }

  /// The differences between two walks, in words.
  ///
  /// At a field that holds a walk up, line mode stops, and the full screen has taken over the fields
  /// after it: the fields of the page where a walk stops are not compared.
  private static func differences(
    _ one: RouteRun.Result, _ other: RouteRun.Result, of script: RouteScript
  ) -> [String] {
    var found: [String] = []
    let open = script.stops.flatMap { fields(of: $0.at) } ?? []
    if one.path != other.path { found.append("path: \(one.path) and \(other.path)") }
    if one.requests != other.requests {
      found.append("requests: \(one.requests) and \(other.requests)")
    }
    for (what, left, right) in [
      ("value", one.values, other.values), ("record", one.records, other.records),
    ] {
      for name in Set(left.keys).union(right.keys).subtracting(open).sorted()
      where left[name] != right[name] {
        found.append("\(what) \(name): \(left[name] ?? "none") and \(right[name] ?? "none")")
      }
    }
    return found
  }

  /// The values that a page asks for; the page as `procedure/screen`.
  private static func fields(of place: String) -> [String] {
    let names = place.split(separator: "/").map(String.init)
    guard names.count == 2, let catalog = try? RouteFiles.catalog.get() else { return [] }
    return catalog.screen(ScreenKey(names[0], names[1]))?.page?.fieldNames ?? []
  }
}

/// Prints one line for each walk, for authors of scripts.
enum RouteLog {
  static func write(_ text: String) {
    guard let path = RouteFiles.log, let file = FileHandle(forWritingAtPath: path) else { return }
    defer { try? file.close() }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: Data((text + "\n").utf8))
  }

  static func seconds(_ result: RouteRun.Result) -> String {
    "\(result.face.rawValue) \(String(format: "%.1f", result.seconds)) s"
  }
}
