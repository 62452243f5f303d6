/// The end of service account (JWT) credentials: Adobe's dates, and what to do instead.
package enum ServiceAccountEnd {
  /// The dates, to be read before anything is entered for such a credential.
  package static let notice =
    "Adobe discontinued service account (JWT) credentials. It stopped issuing them on 3 June "
    + "2024, and renewing their certificates on 30 June 2025. It announced that it would convert "
    + "the rest to OAuth Server-to-Server by 1 March 2026."

  /// The steps to take instead.
  package static let advice =
    "Open the project in Developer Console. If it shows an OAuth Server-to-Server credential, "
    + "use its Download JSON. Otherwise add one."
}
