import Foundation
import Testing

/// `apply` and `undo`, killed at every request of every route that changes something, and a
/// person's next command.
///
/// One point of each route is always tried. `AEM_SETUP_KILL_POINTS=all` tries all of them, a number
/// tries that many of each route and sequel. `AEM_SETUP_KILL_WORKERS` is the number that run side
/// by side.
@Suite(.serialized) struct KillPointTests {
  @Test func everyEndIsRight() throws {
    let wish = ProcessInfo.processInfo.environment["AEM_SETUP_KILL_POINTS"] ?? "1"
    let benches = try sideBySide(ChangingRoute.changing) { try KillBench($0) }
    var points = benches.flatMap { bench in bench.points.map { (bench, $0) } }
    if let limit = Int(wish) {
      points = benches.enumerated().flatMap { index, bench in
        let sequels = KillPoint.Sequel.allCases.map { sequel in
          bench.points.filter { $0.sequel == sequel }
        }.filter { !$0.isEmpty }
        // One of each way by default: the sequels take turns.
        let chosen = wish == "1" ? [sequels[index % sequels.count]] : sequels
        return chosen.flatMap { Self.spread($0, limit) }.map { (bench, $0) }
      }
    }
    let wrongs = try sideBySide(points) { $0.0.wrong(at: $0.1) }
    var rows: [String: (tried: Int, wrong: Int)] = [:]
    for ((bench, point), wrong) in zip(points, wrongs) {
      rows["\(bench.route), \(point.sequel)", default: (0, 0)].tried += 1
      guard let wrong else { continue }
      rows["\(bench.route), \(point.sequel)", default: (0, 0)].wrong += 1
      Issue.record("\(bench.route), \(point): \(wrong)")
    }
    for row in rows.sorted(by: { $0.key < $1.key }) {
      print("kill points: \(row.value.tried) tried, \(row.value.wrong) wrong: \(row.key)")
    }
    #expect(points.count >= benches.count)
  }

  /// The given number of points, spread over all of them.
  private static func spread(_ points: [KillPoint], _ limit: Int) -> [KillPoint] {
    guard limit < points.count else { return points }
    return (1...limit).map { points[$0 * points.count / (limit + 1)] }
  }
}
