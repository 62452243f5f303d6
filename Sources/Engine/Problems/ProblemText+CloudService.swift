extension ProblemText {
  /// AEM as a Cloud Service cannot be asked.
  static func cloudService(_ problem: CloudServiceProblem) -> ProblemText {
    switch problem {
    case .tokenRefused:
      return ProblemText(
        "cloud.token", "AEM as a Cloud Service did not accept the access token.",
        "Get a new one: Cloud Manager, the environment, Developer Console, Integrations; a local "
          + "development token holds for 24 hours.",
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
        "Check the address: https://author-p…-e….adobeaemcloud.com.",
        "Ask for read access to /conf/global/settings/cloudconfigs.")
    }
  }
}
