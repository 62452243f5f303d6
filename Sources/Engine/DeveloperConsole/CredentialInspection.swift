import FoundationEssentials
import Values

/// The content of a credential file, described without any secret.
///
/// All texts are cleaned for the terminal.
package struct CredentialInspection: Equatable, Sendable {
  /// The file's path as it was entered, cleaned for the terminal.
  package var path: String
  /// Which kind of file it is: `workspace`, `credential`, `aem-service-token` or `aio-context`.
  package var shape: String
  /// The project's title; empty when the file has none.
  package var project: String
  /// The organization's name; empty when the file has none.
  package var organization: String
  /// The credentials that are understood, in the file's order.
  package var credentials: [InspectedCredential]
  /// Credentials of other kinds, as `name (kind)`.
  package var others: [String]
  /// The APIs of the project.
  package var services: [InspectedService]

  /// Whether a token can be requested with one of them.
  package var isUsable: Bool { credentials.contains(where: \.isUsable) }

  /// Reads a file and describes its content.
  ///
  /// - Parameters:
  ///   - path: as a person enters it.
  ///   - now: for the certificates.
  /// - Throws: ``Problem/credentialFile(path:_:)`` that names what the file is instead.
  package init(path: String, now: Date) throws(Problem) {
    let plain = Cleaner(hiding: [])
    do {
      self.init(try CredentialFile.read(path: path), path: plain.line(path), now: now)
    } catch {
      throw .credentialFile(path: plain.line(path), error)
    }
  }

  init(_ document: CredentialDocument, path: String, now: Date) {
    let cleaner = Cleaner(hiding: document.secrets)
    self.path = path
    shape = document.shape.rawValue
    project = cleaner.line(document.project)
    organization = cleaner.line(document.organization)
    services = document.services.map { service in
      InspectedService(
        code: cleaner.line(service.code, limit: 80), name: cleaner.line(service.name, limit: 80),
        profiles: service.profiles.map { cleaner.line($0, limit: 80) })
    }
    others = document.others.map { cleaner.line("\($0.name) (\($0.kind))", limit: 120) }
    let codes = Set(document.services.map(\.code))
    credentials = document.credentials.map {
      InspectedCredential($0, services: codes, cleaner: cleaner, now: now)
    }
  }
}
