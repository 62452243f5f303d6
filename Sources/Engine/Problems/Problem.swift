import HTTP

/// Everything that can go wrong in the engine.
///
/// Closed: its words are in `Screens/words/problems.json`. Texts inside come from a server or a
/// person; they are cleaned and shortened before they get in.
package enum Problem: Error, Equatable, Sendable {
  /// A screen asks for an operation that does not exist.
  case unknownOperation(String)
  /// A value that the operation needs is missing.
  case missingInput(String)
  /// A value cannot be used; the sentence says why.
  case unusableInput(name: String, sentence: String)
  /// An address cannot be used; `what` names whose it is.
  case address(what: String, WebAddress.Flaw)
  /// Credentials would travel unprotected.
  case plainHTTP(host: String)
  /// No answer; `system` is the one that was asked.
  case noAnswer(system: RemoteSystem, HTTPFailure)
  /// A change was sent, no answer came, and the change does not show; it may still be made.
  indirect case changeAmbiguous(LostChange)
  /// The other side has moved since the look that the changes rest on; nothing was sent after that.
  case worldMoved
  /// The changes were made with success, and other values were found afterwards.
  case readsBackDifferently([Change])
  /// The person stopped it.
  case cancelled
  /// The author answers, but not with what was asked for.
  case author(AuthorProblem)
  /// The Smart Tags configuration cannot be written.
  case configuration(ConfigurationProblem)
  /// AEM cannot be asked to validate, or says that the configuration does not work.
  case validation(ValidationProblem)
  /// The workflow model cannot be changed.
  case workflow(WorkflowProblem)
  /// The OSGi configurations of Smart Tags cannot be changed.
  case osgi(OSGiProblem)
  /// An Adobe IMS configuration of an author cannot be created.
  case imsConfiguration(IMSConfigurationProblem)
  /// AEM as a Cloud Service cannot be asked.
  case cloudService(CloudServiceProblem)
  /// A keystore cannot be read or changed.
  case keystore(KeystoreProblem)
  /// Something between an author and Brand Portal is wrong.
  case brandPortal(BrandPortalProblem)
  /// Something between an author and Adobe Target is wrong.
  case target(TargetProblem)
  /// Adobe's identity service issues no token, or not the right one.
  case token(TokenProblem)
  /// A JWT of a service account was not sent, or was refused.
  case jwt(JWTProblem)
  /// The credential file cannot be used.
  case credentialFile(path: String, CredentialFileFlaw)
  /// A certificate file of this machine cannot be used.
  case certificateFile(path: String, CertificateProblem)
  /// Adobe Developer Console does not do what was asked, or lacks something.
  case console(ConsoleProblem)
}
