import Engine

/// What a person should see now, without saying how it is drawn: every face shows the same view.
///
/// Texts may carry the two marks of ``StyledText``; whatever came from a server is cleaned already.
package struct ScreenView: Equatable, Sendable {
  /// The procedures from the outermost to the one at hand, such as `Smart Tags`,
  /// `Developer Console`.
  package var breadcrumb: [String]
  /// What this screen is about.
  package var title: String
  /// Which step this is, counted from one.
  package var stepNumber: Int
  /// How many steps the way has, as far as it is known.
  package var stepCount: Int
  /// All steps with their state.
  package var steps: [StepView]
  /// Who does the work on this screen.
  package var strength: Strength?
  /// What stands in the body, in order.
  package var elements: [Element]
  /// What can be done now; the first enabled one is what Enter does.
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

  /// One thing in the body.
  package enum Element: Equatable, Sendable {
    /// A paragraph.
    case text(String)
    /// A line above a group of things.
    case heading(String)
    /// A numbered act in another product's page.
    case act(ActView)
    /// Something to fill in.
    case field(FieldView)
    /// One of several answers; the group stands together.
    case option(OptionView)
    /// Something to tick.
    case item(ItemView)
    /// A change that is proposed, or was made.
    case change(Change)
    /// Something that was read back.
    case evidence(Evidence)
    /// Something to know: right, doubtful or wrong.
    case finding(Severity, String)
    /// Something is running.
    case busy(Progress)
  }

  /// How much a finding matters.
  package enum Severity: String, Equatable, Sendable, Codable {
    /// As it should be.
    case good
    /// Worth knowing.
    case note
    /// Doubtful; one can go on.
    case warning
    /// Wrong; one cannot go on.
    case error
  }
}

/// A step in the list of steps.
package struct StepView: Equatable, Sendable {
  /// Its name.
  package var title: String
  /// How far it is.
  package var status: StepStatus
  /// Where a jump to it leads; nil while it cannot be reached yet.
  package var target: ScreenKey?

  /// Describes a step.
  package init(title: String, status: StepStatus, target: ScreenKey?) {
    self.title = title
    self.status = status
    self.target = target
  }
}

/// How far a step is.
package enum StepStatus: String, Equatable, Sendable, Codable, CaseIterable {
  /// Nothing yet.
  case notStarted
  /// Here.
  case current
  /// Finished, and what it gave still holds.
  case done
  /// Passed over, with a reason.
  case skipped
  /// Something has changed or failed since.
  case attention
  /// Gone through, and something of it could not be read.
  case unverified
}

/// A numbered act of a walkthrough.
package struct ActView: Equatable, Sendable {
  /// Counted from one.
  package var number: Int
  /// What to do.
  package var text: String
  /// What should then be seen.
  package var see: String?
  /// What to do when it looks otherwise.
  package var otherwise: String?
  /// The value to copy into the other product.
  package var copy: String?

  /// Describes an act.
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
  /// What the person reads in front of it.
  package var label: String
  /// What is in it; always empty for a secret.
  package var text: String
  /// One sentence of help; shown where no finding stands.
  package var help: String
  /// What is wrong or doubtful with it.
  package var finding: Finding?
  /// Set for a secret.
  package var secret: SecretState?
  /// What is typed or pasted into it.
  package var reads: Content

  /// Describes a field.
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

  /// What a field takes.
  package enum Content: Equatable, Sendable {
    /// One line.
    case line
    /// A JSON document, which may be pasted as several lines; it is kept as one.
    case document
  }

  /// Whether a secret is there.
  package enum SecretState: Equatable, Sendable {
    /// Never given.
    case missing
    /// Given before this process began; it is not stored and must be given again.
    case lost
    /// At hand.
    case given
  }
}

/// What a check of one value says.
package struct Finding: Equatable, Sendable, Codable {
  /// How much it matters.
  package var severity: ScreenView.Severity
  /// One sentence.
  package var text: String

  /// Describes a finding.
  package init(_ severity: ScreenView.Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }
}

/// One answer to a question.
package struct OptionView: Equatable, Sendable {
  /// What the answer is recorded as.
  package var value: String
  /// What the person reads.
  package var label: String
  /// A second line.
  package var hint: String
  /// Whether it is the answer now.
  package var isChosen: Bool
  /// Whether it leads to an optional change or a deletion, or claims what nothing has checked; it
  /// then waits for an act of its own.
  package var commits: Bool
  /// Why it cannot be chosen, when it cannot.
  package var unavailable: String?

  /// Describes an answer.
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
  /// What has to be true.
  package var text: String
  /// How to find out.
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
  /// Which.
  package var action: Action
  /// What the person reads, such as `Make these changes`.
  package var label: String
  /// Why it cannot be done now, when it cannot.
  package var unavailable: String?

  /// Describes an action.
  package init(_ action: Action, _ label: String, unavailable: String? = nil) {
    self.action = action
    self.label = label
    self.unavailable = unavailable
  }

  /// What can be done on a screen.
  package enum Action: String, Equatable, Sendable, CaseIterable {
    /// Go on.
    case next
    /// Make the proposed changes.
    case confirm
    /// Look, or try, again.
    case retry
    /// Go to the step that has to be mended.
    case mend
    /// Pass this over, with a reason.
    case skip
    /// Stop what is running.
    case cancel
    /// Go back one screen.
    case back
    /// Save and leave; the procedure stays unfinished.
    case leave
    /// End: everything is done.
    case finish
  }
}
