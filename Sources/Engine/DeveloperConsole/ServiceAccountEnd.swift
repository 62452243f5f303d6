/// The end of service account (JWT) credentials: Adobe's dates, and what to do instead.
package enum ServiceAccountEnd {
  /// No certificate of one can be renewed since this day.
  package static let renewalEnded = "2025-06-30"
  /// The day on which all remaining ones stopped, whatever their certificates say.
  package static let allEnded = "2026-03-01"

  /// The dates, to be read before anything is entered for such a credential.
  package static let notice =
    "Adobe ended service account (JWT) credentials: none can be made since 2024-06-03, their "
    + "certificates cannot be renewed since \(renewalEnded), and all that were left stopped or "
    + "became OAuth Server-to-Server on \(allEnded)."

  /// The steps to take instead.
  package static let advice =
    "Open the project in Developer Console: when it shows an OAuth Server-to-Server credential, "
    + "use its Download JSON; otherwise add one."
}
