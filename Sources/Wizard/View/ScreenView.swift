import Engine

/// The content of the current screen, without its look: every face shows the same view.
///
/// Texts may carry the two marks of ``StyledText``; text from a server is cleaned already.
package struct ScreenView: Equatable, Sendable {
  /// The procedures from the outermost to the current one, such as `Smart Tags`, `Developer
  /// Console`.
  package var breadcrumb: [String]
  /// The title, with its values filled in.
  package var title: String
  /// The number of the current step, counted from 1; 0 while a document that is followed has not
  /// begun.
  package var stepNumber: Int
  /// The number of steps of the path, as far as it is known.
  package var stepCount: Int
  /// All steps with their state.
  package var steps: [StepView]
  /// Who does the work on this screen.
  package var strength: Strength?
  /// The contents of the body, in order.
  package var elements: [Element]
  /// The actions; Enter does the first one that is available.
  package var actions: [ActionView]
  /// The pane of details that is open; nil when none is.
  package var pane: PaneView?
  /// The name of the act in another product that can be played on request; nil when none can.
  package var act: String?

  /// Collects what is shown.
  package init(
    breadcrumb: [String], title: String, stepNumber: Int, stepCount: Int, steps: [StepView],
    strength: Strength?, elements: [Element], actions: [ActionView], pane: PaneView? = nil
  ) {
    self.breadcrumb = breadcrumb
    self.title = title
    self.stepNumber = stepNumber
    self.stepCount = stepCount
    self.steps = steps
    self.strength = strength
    self.elements = elements
    self.actions = actions
    self.pane = pane
  }

  /// Who does the work of a step.
  package enum Strength: String, Equatable, Sendable, Codable {
    /// The person, in another product, told where to click.
    case guided
    /// The engine, after showing what it will change.
    case doneForYou
    /// The engine reads the state and keeps the evidence.
    case checked
  }

  /// One element of the body.
  package enum Element: Equatable, Sendable {
    /// A paragraph of running text.
    case text(String)
    /// A line above a group of things.
    case heading(String)
    /// A line that says what was found before.
    case row(RowView)
    /// A numbered act in another product's page.
    case act(ActView)
    /// Something to fill in.
    case field(FieldView)
    /// The line above fields that are folded away.
    case more(MoreView)
    /// One of several answers; the answers of a question are adjacent.
    case option(OptionView)
    /// A statement to tick.
    case item(ItemView)
    /// A change that is proposed, or was applied.
    case change(Change)
    /// A result that was verified.
    case evidence(Evidence)
    /// A finding: right, a warning or an error.
    case finding(Severity, String)
    /// The panes of details that can be opened.
    case details([DetailView])
    /// An operation that is running; how far it is.
    case busy(Progress)
  }

  /// How much a finding matters, from good to error.
  package enum Severity: String, Equatable, Sendable, Codable {
    /// Right: nothing needs to be done.
    case good
    /// Information that needs no action.
    case note
    /// A warning; the person can continue.
    case warning
    /// An error; the person cannot continue.
    case error
  }
}

extension ScreenView {
  /// The panes of details that can be opened, in their order.
  package var details: [DetailView] {
    elements.flatMap { if case .details(let details) = $0 { details } else { [DetailView]() } }
  }
}
