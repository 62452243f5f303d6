import Engine
import FoundationEssentials

/// `credential inspect`: what a file of Developer Console holds, without its secrets.
struct CredentialCommand {
  private let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Runs it with the words `inspect` and the file.
  ///
  /// The exit status is ``ExitStatus/failed`` when no credential in the file can be used.
  func run(_ words: [String]) throws(Failure) -> ExitStatus {
    guard words.first == "inspect", let path = words.last else {
      throw Failure("Expected: aem-setup credential inspect FILE", status: .misuse)
    }
    let inspection: CredentialInspection
    do throws(Problem) {
      inspection = try CredentialInspection(path: path, now: Date())
    } catch {
      throw Failure(error)
    }
    if wiring.arguments.has(.json) {
      Output.document(inspection.document)
    } else {
      for line in Self.lines(inspection) { Output.line(line) }
    }
    return inspection.isUsable ? .done : .failed
  }

  private static func lines(_ inspection: CredentialInspection) -> [String] {
    var lines = ["\(inspection.path): \(shape(inspection.shape))"]
    let origin = [inspection.project, inspection.organization].filter { !$0.isEmpty }
    if !origin.isEmpty { lines.append(row("Project", origin.joined(separator: ", "))) }
    for service in inspection.services {
      let profiles = service.profiles.isEmpty ? "" : ": \(service.profiles.joined(separator: ", "))"
      lines.append(row("API", "\(service.name) (\(service.code))\(profiles)"))
    }
    for credential in inspection.credentials { lines += [""] + Self.lines(credential) }
    if !inspection.others.isEmpty {
      lines += [
        "", row("Others", "not used by aem-setup: \(inspection.others.joined(separator: ", "))"),
      ]
    }
    let verdict =
      inspection.isUsable
      ? "Request a token with: aem-setup token \(inspection.path)"
      : "aem-setup cannot use this file. It needs an OAuth Server-to-Server credential with its"
        + " client secret."
    return lines + ["", verdict]
  }

  private static func lines(_ credential: InspectedCredential) -> [String] {
    let name = credential.name.isEmpty ? "Credential" : "\"\(credential.name)\""
    var rows = [
      ("Client ID", credential.clientID), ("Organization ID", credential.organizationID),
      ("Technical account", credential.technicalAccountID),
      ("E-mail address", credential.technicalAccountEmail),
      ("Scopes", credential.scopes.joined(separator: ", ")),
      ("Metascopes", credential.metascopes.joined(separator: ", ")),
      ("Client secrets", String(credential.secretCount)),
      ("Private key", credential.hasPrivateKey ? "yes" : ""),
    ]
    rows += credential.certificates.map { ("Certificate", certificate($0)) }
    rows.append(
      (
        "Fits",
        credential.fits.isEmpty ? "none" : credential.fits.map(\.name).joined(separator: ", ")
      )
    )
    rows.append(("Missing", credential.missing.joined(separator: ", ")))
    rows += credential.notices.map { ("Note", $0) }
    return ["\(name): \(credential.kindName)"]
      + rows.filter { !$0.1.isEmpty }.map { row($0.0, $0.1) }
  }

  private static func certificate(_ certificate: InspectedCredential.Certificate) -> String {
    let time =
      switch certificate.daysLeft {
      case nil: "expiry date unreadable"
      case let days? where days < 0: "expired \(-days) days ago"
      case let days?: "\(days) days left"
      }
    return "until \(certificate.lastDay), \(time) (SHA-1 \(certificate.fingerprint))"
  }

  private static func shape(_ shape: String) -> String {
    switch shape {
    case "workspace": "a workspace of Developer Console"
    case "credential": "one credential of Developer Console"
    case "aem-service-token": "service credentials of AEM as a Cloud Service"
    default: "settings of the aio program"
    }
  }

  private static func row(_ label: String, _ value: String) -> String {
    "  " + label + String(repeating: " ", count: max(1, 20 - label.count)) + value
  }
}
