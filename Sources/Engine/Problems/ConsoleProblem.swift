/// The problems with Adobe Developer Console.
package enum ConsoleProblem: Equatable, Sendable {
  /// It answers, and does not do what was asked.
  case refused(ConsoleRefusal)
  /// A successful answer lacks what the next call needs.
  case incomplete(act: String, member: String)
  /// The person belongs to no organization.
  case noOrganization
  /// The person does not belong to the organization that was named.
  case organization(wanted: String, known: [String])
  /// Adobe's terms for developers, or their latest version, are not accepted.
  case terms(isOutdated: Bool)
  /// The organization has no service of that code.
  case serviceUnknown(code: String, organization: String)
  /// The service cannot be added.
  case serviceDisabled(service: String, organization: String, reasons: [DisabledReason])
  /// The service has product profiles, and none (nil) or an unknown one was named.
  case profile(wanted: String?, service: String, known: [String])
  /// More than one project has the title.
  case severalProjects(title: String)
  /// A project has several workspaces, none of them called Production.
  case severalWorkspaces(project: String, names: [String])
  /// Something was created with success and is not in the list afterwards.
  case notListed(what: String)
  /// The credential has other services, which a subscription by the API would take away.
  case otherServices(credential: String, services: [String])
  /// The subscription came back with errors.
  case subscription(service: String, errors: [String])
  /// The credential is subscribed, and the scope that this is for is not there.
  case scopeMissing(scope: String, found: [String], url: String)
  /// The client secret cannot be had, added or deleted.
  case secret(ConsoleSecretProblem)
}
