import Glibc
import Sandbox
import Values

/// Answers files that take each procedure through the sandbox.
struct SandboxAnswers {
  private let folder: String

  /// Writes the files into a private folder; the secrets stand in files of their own.
  init(_ facts: SandboxFacts, in folder: String) throws(Failure) {
    self.folder = folder
    try Self.write(Array(facts.password.utf8), to: folder + "/password")
    try Self.write(Array(facts.clientSecret.utf8), to: folder + "/client-secret")
    let smartTags: JSONValue = [
      "procedure": "smart-tags",
      "route": "aem-6.5-sp20-oauth",
      "aem": [
        "url": .string(facts.aem), "user": .string(facts.user),
        "password": ["file": .string(folder + "/password")],
      ],
      "endpoints": ["ims": .string(facts.ims)],
      "answers": [
        "aem.hosting": "on-premises",
        "smartTags.usedBefore": "yes",
        "confirm.administrator": "yes",
        "confirm.licence": "yes",
        "smartTags.serviceUrl": .string(facts.serviceURL),
        "smartTags.configuration": "new",
        "smartTags.name": "smart-tags",
        "smartTags.title": "Smart Tags",
        "credential.have": "yes",
        "credential.source": "typed",
        "credential.clientId": .string(facts.clientID),
        "credential.clientSecret": ["file": .string(folder + "/client-secret")],
        "credential.orgId": .string(facts.orgID),
        "credential.technicalAccountId": .string(facts.technicalAccountID),
        "credential.scopes": .string(facts.scopes.joined(separator: ",")),
        "smartTags.tagOnUpload": "yes",
        "smartTags.ignoreErrors": "yes",
        "smartTags.ignoreFlag": "no",
      ],
    ]
    try Self.write((try? smartTags.encoded(pretty: true)) ?? [], to: folder + "/smart-tags.json")
  }

  /// The procedures that have a file.
  static let procedures = ["smart-tags"]

  /// The file of a procedure.
  func path(of procedure: String) throws(Failure) -> String {
    guard Self.procedures.contains(procedure) else {
      throw Failure("The sandbox has no answers for \"\(procedure)\".", status: .misuse)
    }
    return "\(folder)/\(procedure).json"
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure("\(path) cannot be written.") }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Failure("\(path) cannot be written.")
    }
  }
}
