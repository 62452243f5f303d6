/// What Adobe has said about the end of service account (JWT) credentials.
package enum ServiceAccountEnd {
  /// No certificate of one can be renewed since this day.
  package static let renewalEnded = "2025-06-30"
  /// All that were left stopped on this day, whatever their certificates say.
  package static let allEnded = "2026-03-01"

  /// The dates, to be read before anything is entered for such a credential.
  package static let notice =
    "Adobe ended service account (JWT) credentials: none can be made since 2024-06-03, their "
    + "certificates cannot be renewed since \(renewalEnded), and all that were left stopped or "
    + "became OAuth Server-to-Server on \(allEnded)."

  /// What to do instead.
  package static let advice =
    "Open the project in Developer Console: when it shows an OAuth Server-to-Server credential, "
    + "use its Download JSON; otherwise add one."
}
