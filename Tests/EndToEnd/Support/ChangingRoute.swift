import Foundation
import Values

/// A route through a procedure that changes something, or nothing, with the answers for it.
struct ChangingRoute: CustomStringConvertible, Sendable {
  /// The name that distinguishes it from the others.
  var description: String
  var procedure: String
  var presets: [String] = []
  var answers: [String: JSONValue] = [:]
  /// Whether it uses a credential that it creates in Developer Console.
  var makesCredential = false
  /// The words of undo about the changes that it cannot undo.
  var left: [String] = []
  /// Whether the author is as before all the same.
  ///
  /// It can be, because it does not show everything that is left.
  var isAsBefore = true
  /// The words of a run that follows on an interrupted one.
  ///
  /// A person alone can know in these cases who created an object.
  var doubts: [String] = []

  /// Whether it changes something in Developer Console.
  var changesConsole: Bool { makesCredential || answers["console.wish"] != nil }

  /// Writes its answers file for a sandbox.
  ///
  /// - Returns: the file's path.
  func writeAnswers(for sandbox: SandboxProcess, in scratch: Scratch) throws -> String {
    var file = try AnswersFile(at: sandbox.answers(for: procedure))
    for (name, value) in answers { file = file.setting("answers", name, to: value) }
    if answers["osgi.way"] != nil {
      file = file.setting("answers", "osgi.backupFolder", to: .string("\(scratch.path)/osgi"))
    }
    if makesCredential {
      for name in ["clientId", "clientSecret", "orgId", "scopes", "technicalAccountId"] {
        file = file.setting("answers", "credential.\(name)", to: nil)
      }
      file = file.setting("answers", "credential.have", to: "create")
        .setting("answers", "console.credentialName", to: "aem-undo-test")
    }
    if changesConsole {
      file = file.setting(
        "answers", "console.organization", to: .string(sandbox.credential("org_id")))
    }
    return try file.write(to: "answers.json", in: scratch)
  }

  /// One route through each procedure, and those that create a credential or remove a key.
  static let all = [
    ChangingRoute("Smart Tags", "smart-tags"), ChangingRoute("Brand Portal", "brand-portal"),
    ChangingRoute("Target", "target"), ChangingRoute("Developer Console", "developer-console"),
    ChangingRoute("certificate", "certificate"),
    ChangingRoute("a credential", "developer-console", makesCredential: true),
    ChangingRoute("Smart Tags with a new credential", "smart-tags", makesCredential: true),
    ChangingRoute(
      "a removed key", "certificate", presets: ["jwt-existing"],
      answers: [
        "certificate.purpose": "replace", "certificate.way": "remove",
        "keystore.confirmation": "similaritysearch",
      ], left: ["The private key never left AEM"], isAsBefore: false),
  ]

  /// The routes that change something, and more of them.
  static let changing =
    all.filter { !["certificate", "Developer Console"].contains($0.description) } + [
      ChangingRoute(
        "an OSGi pair from JWT", "smart-tags", presets: ["jwt-existing", "osgi-required"],
        answers: ["smartTags.name": "existing", "osgi.way": "engine"], isAsBefore: false),
      ChangingRoute(
        "Smart Tags on Service Pack 22", "smart-tags", presets: ["aem-6.5.22"],
        answers: ["aem.release": "6.5-sp22"]),
      clientSecret("an added client secret", "later", isAsBefore: true),
      clientSecret("a replaced client secret", "delete", isAsBefore: false),
    ]

  private static func clientSecret(
    _ description: String, _ old: JSONValue, isAsBefore: Bool
  ) -> ChangingRoute {
    ChangingRoute(
      description, "developer-console",
      answers: [
        "console.product": "smart-tags", "console.wish": "secret", "secret.way": "engine",
        "secret.confirmation": "delete",
        "secret.place": "ims", "secret.healthy": "yes", "secret.everywhere": "yes",
        "client-secret/aem": "done",
      ].merging(old == "later" ? ["secret.keep": "yes"] : [:]) { $1 }, isAsBefore: isAsBefore,
      doubts: ["needs answers that the file does not have: secret.oldId", "may be the one that an"])
  }

  private init(
    _ description: String, _ procedure: String, presets: [String] = [],
    answers: [String: JSONValue] = [:], makesCredential: Bool = false, left: [String] = [],
    isAsBefore: Bool = true, doubts: [String] = []
  ) {
    self.description = description
    self.procedure = procedure
    self.presets = presets
    self.answers = answers
    self.makesCredential = makesCredential
    self.left = left
    self.isAsBefore = isAsBefore
    self.doubts = doubts
  }
}
