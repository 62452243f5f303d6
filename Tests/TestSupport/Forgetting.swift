import Wizard

/// Saves nothing, for walks that nobody resumes.
package final class Forgetting: StateSaving {
  package init() {}

  package func save(_ state: WizardState) throws(SaveRefusal) {}
}
