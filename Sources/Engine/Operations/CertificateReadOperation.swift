import FoundationEssentials
import HTTP
import Values

/// `certificate.read`: the certificate in a file of this machine, such as the one that AEM
/// provides.
struct CertificateReadOperation: Operation {
  let signature = OperationSignature(
    name: "certificate.read", inputs: Wanted.inputs,
    outputs: [.text("subject"), .text("expires"), .answer("isExpired")], changes: false,
    verifies: .itself)

  /// The file to read.
  struct Wanted: DecodedInputs {
    private static let path = Input.text("path")
    static let inputs: [any OperationInput] = [path]

    let path: String
    let cleaner: Cleaner

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      path = try inputs[Self.path]
      cleaner = inputs.cleaner
    }
  }

  /// The content of the file, and when it was read.
  struct Observation: Equatable, Sendable {
    var file: CertificateFile
    var now: Date
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    context.report(Progress("Reading the certificate"))
    do throws(CertificateProblem) {
      let file = try CertificateReader.read(try SecretFile.read(path: wanted.path))
      return Observation(file: file, now: context.now())
    } catch {
      throw .certificateFile(path: wanted.cleaner.line(wanted.path, limit: 120), error)
    }
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    // A file that reads has one at least.
    let certificate = observed.file.certificates[0]
    let isOver = certificate.notAfter.map { $0 < observed.now } ?? false
    let days = certificate.daysLeft(at: observed.now)
    var conclusion = Conclusion(Self.outcome(certificate, isOver: isOver))
    conclusion.texts = [
      "subject": certificate.subject,
      "expires": certificate.notAfter?.utc ?? "unknown",
      "isExpired": isOver ? "yes" : "no",
    ]
    conclusion.evidence = [
      Evidence(
        "File",
        "\(wanted.cleaner.line(wanted.path, limit: 120)), \(observed.file.form.rawValue)"
      ),
      Evidence("Subject", certificate.subject),
      Evidence("Key", "\(certificate.keyAlgorithm), \(certificate.keyBits) bits"),
      Evidence("Expires", certificate.notAfter?.utc ?? "unknown"),
      Evidence("Days left", days.map(String.init) ?? "unknown"),
      // As Developer Console shows it.
      Evidence("SHA-1 fingerprint", certificate.sha1),
    ]
    let findings = CertificateFindings(now: observed.now)
    conclusion.cautions = (findings.findings(certificate) + findings.findings(observed.file))
      .map(\.sentence)
    if observed.file.certificates.count > 1 {
      conclusion.cautions.append(
        "The file contains \(observed.file.certificates.count) certificates. aem-setup reads "
          + "the first one.")
    }
    return conclusion
  }

  private static func outcome(_ certificate: Certificate, isOver: Bool) -> Outcome {
    guard let end = certificate.notAfter else {
      return .unknown("aem-setup cannot read when this certificate expires.")
    }
    return isOver ? .failed("This certificate expired on \(end.utc).") : .passed
  }
}
