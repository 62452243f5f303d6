public import Engine

/// What a person should see now, without saying how it is drawn: every face shows the same view.
///
/// Texts may carry the two marks of ``StyledText``; whatever came from a server is cleaned already.
public struct ScreenView: Equatable, Sendable {
  /// The procedures from the outermost to the one at hand, such as `Smart Tags`,
  /// `Developer Console`.
  public var breadcrumb: [String]
  /// What this screen is about.
  public var title: String
  /// Which step this is, counted from one.
  public var stepNumber: Int
  /// How many steps the way has, as far as it is known.
  public var stepCount: Int
  /// All steps with their state.
  public var steps: [StepView]
  /// Who does the work on this screen.
  public var strength: Strength?
  /// What stands in the body, in order.
  public var elements: [Element]
  /// What can be done now; the first enabled one is what Enter does.
  public var actions: [ActionView]

  /// Collects what is shown.
  public init(
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
  public enum Strength: String, Equatable, Sendable, Codable {
    /// The person, in another product, told where to click.
    case guided
    /// The engine, after showing what it will change.
    case doneForYou
    /// The engine reads the state and keeps the evidence.
    case checked
  }

  /// One thing in the body.
  public enum Element: Equatable, Sendable {
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
  public enum Severity: String, Equatable, Sendable, Codable {
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
public struct StepView: Equatable, Sendable {
  /// Its name.
  public var title: String
  /// How far it is.
  public var status: StepStatus
  /// Where a jump to it leads; nil while it cannot be reached yet.
  public var target: ScreenKey?

  /// Describes a step.
  public init(title: String, status: StepStatus, target: ScreenKey?) {
    self.title = title
    self.status = status
    self.target = target
  }
}

/// How far a step is.
public enum StepStatus: String, Equatable, Sendable, Codable, CaseIterable {
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
public struct ActView: Equatable, Sendable {
  /// Counted from one.
  public var number: Int
  /// What to do.
  public var text: String
  /// What should then be seen.
  public var see: String?
  /// What to do when it looks otherwise.
  public var otherwise: String?
  /// The value to copy into the other product.
  public var copy: String?

  /// Describes an act.
  public init(number: Int, text: String, see: String?, otherwise: String?, copy: String?) {
    self.number = number
    self.text = text
    self.see = see
    self.otherwise = otherwise
    self.copy = copy
  }
}

/// A field of a form.
public struct FieldView: Equatable, Sendable {
  /// The name of the value it fills.
  public var name: String
  /// What the person reads in front of it.
  public var label: String
  /// What is in it; always empty for a secret.
  public var text: String
  /// One sentence of help; shown where no finding stands.
  public var help: String
  /// What is wrong or doubtful with it.
  public var finding: Finding?
  /// Set for a secret.
  public var secret: SecretState?
  /// What is typed or pasted into it.
  public var reads: Content

  /// Describes a field.
  public init(
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
  public enum Content: Equatable, Sendable {
    /// One line.
    case line
    /// A JSON document, which may be pasted as several lines; it is kept as one.
    case document
  }

  /// Whether a secret is there.
  public enum SecretState: Equatable, Sendable {
    /// Never given.
    case missing
    /// Given before this process began; it is not stored and must be given again.
    case lost
    /// At hand.
    case given
  }
}

/// What a check of one value says.
public struct Finding: Equatable, Sendable, Codable {
  /// How much it matters.
  public var severity: ScreenView.Severity
  /// One sentence.
  public var text: String

  /// Describes a finding.
  public init(_ severity: ScreenView.Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }
}

/// One answer to a question.
public struct OptionView: Equatable, Sendable {
  /// What the answer is recorded as.
  public var value: String
  /// What the person reads.
  public var label: String
  /// A second line.
  public var hint: String
  /// Whether it is the answer now.
  public var isChosen: Bool
  /// Whether it leads to an optional change or a deletion, or claims what nothing has checked; it
  /// then waits for an act of its own.
  public var commits: Bool
  /// Why it cannot be chosen, when it cannot.
  public var unavailable: String?

  /// Describes an answer.
  public init(
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
public struct ItemView: Equatable, Sendable {
  /// Its place in the list, from zero.
  public var index: Int
  /// What has to be true.
  public var text: String
  /// How to find out.
  public var help: String
  /// Whether it is ticked.
  public var isTicked: Bool

  /// Describes a thing to tick.
  public init(index: Int, text: String, help: String, isTicked: Bool) {
    self.index = index
    self.text = text
    self.help = help
    self.isTicked = isTicked
  }
}

/// Something that can be done now.
public struct ActionView: Equatable, Sendable {
  /// Which.
  public var action: Action
  /// What the person reads, such as `Make these changes`.
  public var label: String
  /// Why it cannot be done now, when it cannot.
  public var unavailable: String?

  /// Describes an action.
  public init(_ action: Action, _ label: String, unavailable: String? = nil) {
    self.action = action
    self.label = label
    self.unavailable = unavailable
  }

  /// What can be done on a screen.
  public enum Action: String, Equatable, Sendable, CaseIterable {
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
