/// A step in the list of steps.
package struct StepView: Equatable, Sendable {
  /// The step's title in the list of steps.
  package var title: String
  /// How far it is.
  package var status: StepStatus
  /// The screen that a jump to it leads to; nil while it cannot be reached yet.
  package var target: ScreenKey?

  package init(title: String, status: StepStatus, target: ScreenKey?) {
    self.title = title
    self.status = status
    self.target = target
  }
}
