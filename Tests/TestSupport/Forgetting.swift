import Wizard

/// Keeps nothing, for walks that nobody resumes.
package final class Forgetting: StateSaving {
  /// A saver that saves nothing.
  package init() {}

  /// Does nothing.
  package func save(_ state: WizardState) throws(SaveRefusal) {}
}
