import Foundation
import Testing
import Values

@testable import Sessions

/// A folder of its own for one test; it is removed with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sessions-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of the one session that most tests need.
  var session: String { path + "/s.json" }
  var backup: String { session + ".bak" }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// A closed session that was saved with each of the states in turn.
  func makeSession(_ states: JSONValue...) throws {
    let store = try SessionStore.create(.sample(states[0]), at: session, now: .sample)
    for state in states.dropFirst() {
      try store.save(state, status: .inProgress, now: .sample)
    }
    store.close()
  }
}

extension NewSession {
  static func sample(_ state: JSONValue = "first") -> NewSession {
    NewSession(
      procedure: "smart-tags", title: "Smart Tags", origin: SessionOrigin(.person), state: state)
  }
}

extension Date {
  /// The time at which tests open and save sessions: 2026-11-21T08:05:00Z.
  static let sample = Date(timeIntervalSince1970: 1_795_248_300)
}
