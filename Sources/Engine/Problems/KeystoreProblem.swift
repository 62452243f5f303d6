/// The problems with the keystore of an AEM user.
package enum KeystoreProblem: Equatable, Sendable {
  /// No home of a user with that id can be found, or seen.
  case noSuchUser(String)
  /// The user has no keystore.
  case noStore(user: String)
  /// The alias was not entered to confirm the removal.
  case notConfirmed(alias: String)
  /// A file of this machine cannot be used.
  case file(path: String, CertificateProblem)
  /// The file is no PKCS#12 file with a private key.
  case noKeyPair(path: String)
  /// The certificate is not that of the private key.
  case keyMismatch(key: String, chain: String)
  /// The old entry still exists after its removal; the new one was not sent.
  case notRemoved(alias: String)
  /// AEM refused a change.
  case refused(home: String, status: Int, message: String)
}
