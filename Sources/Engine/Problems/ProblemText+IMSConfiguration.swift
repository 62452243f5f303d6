extension ProblemText {
  /// An Adobe IMS configuration cannot be created.
  static func imsConfiguration(_ problem: IMSConfigurationProblem) -> ProblemText {
    let page = "Tools > Security > Adobe IMS Configurations"
    switch problem {
    case .several(let pids):
      return ProblemText(
        "ims-configuration.several",
        "Several Adobe IMS configurations have this title and this client ID: \(list(pids)).",
        "Delete those that nothing uses, under \(page).")
    case .differs(let title, let pid, let names):
      return ProblemText(
        "ims-configuration.differs",
        "The Adobe IMS configuration \(title) (\(pid)) was made elsewhere and has other values for: "
          + "\(list(names)). It was left as it is.",
        "Open it under \(page), correct the values, Save & Close.",
        "When nothing uses it, delete it there, then run the step again.")
    case .taken(let validator, let title, let pid):
      return ProblemText(
        "ims-configuration.taken",
        "The Adobe IMS configuration \(title) (\(pid)) serves \(validator) already. An author needs "
          + "one for each product.",
        "Use that one, or delete it under \(page) when nothing uses it.")
    case .customizerTaken(let type, let pid):
      return ProblemText(
        "ims-configuration.customizer",
        "The customizer \(pid) has the type \(type) already: with two of them it is open whose "
          + "client secret is sent.",
        "See in /system/console/configMgr which provider uses it; delete it when none does.")
    case .validatorUnknown(let solution):
      return ProblemText(
        "ims-configuration.validator",
        "How AEM checks the tokens of \(solution) (auth.token.validator.type) is not documented, so "
          + "its configuration cannot be written from here.",
        "Create it by hand: \(page), Create.",
        "When another AEM has one, take the value from there (validatorType).")
    case .formMissing:
      return ProblemText(
        "ims-configuration.form",
        "The servlet behind AEM's form for Adobe IMS configurations was not found below "
          + "/libs/cq/adobeims-configuration.",
        "Create it by hand: \(page), Create.",
        "Adobe has ended service account (JWT) credentials: use OAuth Server-to-Server.")
    }
  }
}
