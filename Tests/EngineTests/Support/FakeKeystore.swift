import Foundation
import HTTP
import Synchronization
import Values

@testable import Engine

/// The keystore of one user, with the answers of AEM.
final class FakeKeystore: Sendable {
  struct Entry: Sendable {
    var alias: String
    var subject = "CN=old"
    var notAfter: String
    var serial: JSONValue
  }

  struct State: Sendable {
    /// The entries; nil when the user has no store.
    var entries: [Entry]?
    /// The entry that the next upload of a key pair creates.
    var next: Entry?
    var losses: [FakeSling.Loss] = []
    var refusal: Reaction?
    /// Whether removals are accepted and not applied.
    var keeps = false
  }

  static let home = "/home/users/system/dam/dam-update-service"
  let state: Mutex<State>
  private let home: String

  init(_ entries: [Entry]?, next: Entry? = nil, home: String = FakeKeystore.home) {
    state = Mutex(State(entries: entries, next: next))
    self.home = home
  }

  var transport: ScriptedTransport { ScriptedTransport { self.react(to: $0) } }

  /// A date in the form of Java's `Date.toString()`.
  static func java(_ date: Date?, zone: String = "UTC", offset: Int = 0) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: offset)
    formatter.dateFormat = "EEE MMM dd HH:mm:ss '\(zone)' yyyy"
    return formatter.string(from: date ?? Date(timeIntervalSince1970: 0))
  }

  private func react(to request: SeenRequest) -> Reaction {
    state.withLock { state in
      if request.path == "\(home).ks.json" { return Self.listing(state) }
      if request.path.hasPrefix("/bin/querybuilder.json?") {
        let wanted = request.path.contains("value=brandportal-imsconfig-service")
        return .json(
          wanted ? #"{"hits":[{"name":"xyz","path":"\#(home)"}]}"# : #"{"hits":[]}"#)
      }
      guard request.path == "\(home).ks.html" else { return .status(404) }
      if let refusal = state.refusal { return refusal }
      let loss = state.losses.isEmpty ? .none : state.losses.removeFirst()
      if loss == .before { return .failure(.dropped(sent: true)) }
      if request[":operation"] == "createStore" {
        state.entries = []
      } else if let alias = request["removeAlias"] {
        if !state.keeps { state.entries?.removeAll { $0.alias == alias } }
      } else if let next = state.next {
        state.entries?.append(next)
      }
      return loss == .after
        ? .failure(.dropped(sent: true))
        : .html("<dt class='foundation-form-response-status-message'>Message</dt><dd>OK</dd>")
    }
  }

  private static func listing(_ state: State) -> Reaction {
    guard let entries = state.entries else { return .text(#"{"exists":false}"#) }
    let list = JSONValue.array(
      entries.map { entry in
        [
          "alias": .string(entry.alias), "entryType": "privateKey",
          "chain": [
            [
              "subject": .string(entry.subject), "notAfter": .string(entry.notAfter),
              "serialNumber": entry.serial,
            ]
          ],
        ]
      })
    let bytes = (try? JSONValue.object(["aliases": list]).encoded()) ?? []
    return .text(String(decoding: bytes, as: UTF8.self))
  }
}

extension FakeKeystore.Entry {
  /// An entry whose certificate has expired.
  static let old = FakeKeystore.Entry(
    alias: "similaritysearch", notAfter: "Sat Jun 30 12:00:00 AEST 2018", serial: 123_456)

  /// The entry that AEM's list shows for a certificate.
  static func of(
    _ certificate: Certificate, zone: String = "UTC", offset: Int = 0
  ) -> FakeKeystore.Entry {
    FakeKeystore.Entry(
      alias: "similaritysearch", subject: certificate.subject,
      notAfter: FakeKeystore.java(certificate.notAfter, zone: zone, offset: offset),
      serial: .number(Double(certificate.serialDecimal) ?? 0))
  }
}

extension OperationInputs {
  /// The inputs of operations on the keystore of a ``FakeKeystore``.
  static func keystore(
    _ more: [String: String] = [:], user: String = "dam-update-service", store: String? = nil
  ) -> OperationInputs {
    var inputs = OperationInputs.author(["userId": user, "alias": "SimilaritySearch"])
    inputs.texts.merge(more) { _, new in new }
    inputs.secrets["filePassword"] = Secret(copying: KeyFiles.password.utf8)
    if let store { inputs.secrets["keystorePassword"] = Secret(copying: store.utf8) }
    return inputs
  }
}
