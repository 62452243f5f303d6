public import Wizard

/// Keeps nothing, for walks that nobody resumes.
public final class Forgetting: StateSaving {
  /// A saver that saves nothing.
  public init() {}

  /// Does nothing.
  public func save(_ state: WizardState) throws(SaveRefusal) {}
}
