extension ProblemText {
  /// AEM as a Cloud Service cannot be asked.
  static func cloudService(_ problem: CloudServiceProblem) -> ProblemText {
    switch problem {
    case .tokenRefused:
      return ProblemText(
        "cloud.token", "AEM as a Cloud Service did not accept the access token.",
        "Get a new access token: they hold for a limited time.",
        "Check that the token is for this environment, and for its author.")
    case .otherEdition(let version):
      return ProblemText(
        "cloud.edition", "This is AEM \(version), not AEM as a Cloud Service.",
        "Choose the route for AEM 6.x.")
    case .nothingVisible:
      return ProblemText(
        "cloud.nothing",
        "Neither /conf/global nor anything below it can be seen: it is no AEM, or the token's user "
          + "may not read it.",
        "Check that the address is that of the author.",
        "Ask for read access to /conf/global/settings/cloudconfigs.")
    }
  }
}
