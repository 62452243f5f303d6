/// The lines that a person types in line mode to connect Smart Tags, screen by screen.
struct LineScript {
  let sandbox: SandboxProcess

  init(_ sandbox: SandboxProcess) {
    self.sandbox = sandbox
  }

  /// The goal as offered.
  static let goal = [""]

  /// The author with its password.
  var author: [String] { [sandbox.aem, "", sandbox.password, ""] }

  /// The findings as read.
  var findings: [String] { [""] }

  /// The questions: on premises, used before, the region by its number, the sign-in of the sandbox.
  func questions(region: String = "1") -> [String] {
    ["2", "1", region, "more", "", "", sandbox.ims, "", "1", ""]
  }

  /// A credential that exists, its values typed, and the token.
  var credential: [String] {
    ["go 1", "go 1", sandbox.credential("client_id"), sandbox.credential("client_secret")]
      + [sandbox.credential("technical_account_id"), sandbox.credential("org_id")]
      + [SandboxProcess.scopes, "", ""]
  }

  /// From the author to the plan.
  var toThePlan: [String] { author + findings + questions() + credential }

  /// The plan confirmed; AEM's own test comes next.
  var plan: [String] { ["yes", ""] }

  /// The test passed, and the step on upload; no image, no training; the end.
  var end: [String] { ["", "yes", "", "", "", "yes", "", ""] }
}
