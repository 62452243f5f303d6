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
  /// The number of the current step, counted from 1.
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

  /// Collects what is shown.
  package init(
    breadcrumb: [String], title: String, stepNumber: Int, stepCount: Int, steps: [StepView],
    strength: Strength?, elements: [Element], actions: [ActionView]
  ) {
    self.breadcrumb = breadcrumb
    self.title = title
    self.stepNumber = stepNumber
    self.stepCount = stepCount
    self.steps = steps
    self.strength = strength
    self.elements = elements
    self.actions = actions
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
    /// A numbered act in another product's page.
    case act(ActView)
    /// Something to fill in.
    case field(FieldView)
    /// One of several answers; the answers of a question are adjacent.
    case option(OptionView)
    /// An item of a checklist, to be ticked.
    case item(ItemView)
    /// A change that is proposed, or was applied.
    case change(Change)
    /// A result that was verified.
    case evidence(Evidence)
    /// A finding: right, a warning or an error.
    case finding(Severity, String)
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

/// How far a step is.
package enum StepStatus: String, Equatable, Sendable, Codable, CaseIterable {
  /// The person has not reached it.
  case notStarted
  /// The current screen belongs to it.
  case current
  /// Done, and its result still holds.
  case done
  /// Skipped, with a reason.
  case skipped
  /// Something has changed or failed since.
  case attention
  /// Done, except that something in it could not be verified.
  case unverified
}

/// A numbered act of a walkthrough.
package struct ActView: Equatable, Sendable {
  /// The number in front of the act, counted from 1.
  package var number: Int
  /// What to do, in one imperative sentence.
  package var text: String
  /// What appears once the act is done.
  package var see: String?
  /// The advice for when something else appears.
  package var otherwise: String?
  /// The value to copy into the other product.
  package var copy: String?

  package init(number: Int, text: String, see: String?, otherwise: String?, copy: String?) {
    self.number = number
    self.text = text
    self.see = see
    self.otherwise = otherwise
    self.copy = copy
  }
}

/// A field of a form.
package struct FieldView: Equatable, Sendable {
  /// The name of the value it fills.
  package var name: String
  /// The label in front of it.
  package var label: String
  /// The text in the field; always empty for a secret.
  package var text: String
  /// One sentence of help; shown where no finding is.
  package var help: String
  /// The error or warning about it.
  package var finding: Finding?
  /// Set for a secret.
  package var secret: SecretState?
  /// The kind of text that it accepts.
  package var reads: Content

  package init(
    name: String, label: String, text: String, help: String, finding: Finding?,
    secret: SecretState?, reads: Content = .line
  ) {
    self.name = name
    self.label = label
    self.text = text
    self.help = help
    self.finding = finding
    self.secret = secret
    self.reads = reads
  }

  /// The kinds of text that a field accepts.
  package enum Content: Equatable, Sendable {
    /// Text of a single line.
    case line
    /// A JSON document, which may be pasted as several lines; it is kept as one.
    case document
  }

  /// Whether this process has a secret.
  package enum SecretState: Equatable, Sendable {
    /// Nobody has entered it.
    case missing
    /// Entered before this process began; aem-setup does not store it, so it must be entered again.
    case lost
    /// This process has it.
    case given
  }
}

/// The finding of a check of one value.
package struct Finding: Equatable, Sendable, Codable {
  /// How much it matters.
  package var severity: ScreenView.Severity
  /// The finding in one sentence.
  package var text: String

  package init(_ severity: ScreenView.Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }
}

/// One answer to a question.
package struct OptionView: Equatable, Sendable {
  /// The text that is recorded as the answer.
  package var value: String
  /// The text that the person reads.
  package var label: String
  /// The line below the label, which explains the answer.
  package var hint: String
  /// Whether it is the answer now.
  package var isChosen: Bool
  /// Whether it leads to an optional change or a deletion, or claims what nothing has checked; it
  /// then waits for an act of its own.
  package var commits: Bool
  /// Why it cannot be chosen, when it cannot.
  package var unavailable: String?

  package init(
    value: String, label: String, hint: String, isChosen: Bool, commits: Bool = false,
    unavailable: String?
  ) {
    self.value = value
    self.label = label
    self.hint = hint
    self.isChosen = isChosen
    self.commits = commits
    self.unavailable = unavailable
  }
}

/// One thing to tick.
package struct ItemView: Equatable, Sendable {
  /// Its place in the list, from zero.
  package var index: Int
  /// The statement that has to be true.
  package var text: String
  /// Help for checking whether it is true.
  package var help: String
  /// Whether it is ticked.
  package var isTicked: Bool

  /// Describes a thing to tick.
  package init(index: Int, text: String, help: String, isTicked: Bool) {
    self.index = index
    self.text = text
    self.help = help
    self.isTicked = isTicked
  }
}

/// Something that can be done now.
package struct ActionView: Equatable, Sendable {
  /// The action that it triggers.
  package var action: Action
  /// The label that the person reads, such as `Make these changes`.
  package var label: String
  /// Why it cannot be done now, when it cannot.
  package var unavailable: String?

  package init(_ action: Action, _ label: String, unavailable: String? = nil) {
    self.action = action
    self.label = label
    self.unavailable = unavailable
  }

  /// The actions of a screen.
  package enum Action: String, Equatable, Sendable, CaseIterable {
    /// Continue to the next screen.
    case next
    /// Apply the proposed changes.
    case confirm
    /// Check or try again.
    case retry
    /// Go to the earlier step that has to be fixed.
    case fix
    /// Skip this screen, with a reason.
    case skip
    /// Stop the operation that is running.
    case cancel
    /// Go back one screen.
    case back
    /// Save and exit; the procedure stays unfinished.
    case leave
    /// End: everything is done.
    case finish
  }
}
