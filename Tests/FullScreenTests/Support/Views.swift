import Engine
import Wizard

/// Views like those of real procedures.
enum Views {
  static let crumbs = ["Smart Tags", "Developer Console"]

  static let steps = [
    StepView(title: "Before you begin", status: .done, target: ScreenKey("tags", "begin")),
    StepView(title: "Certificate", status: .attention, target: ScreenKey("tags", "certificate")),
    StepView(title: "Edition and service pack", status: .skipped, target: nil),
    StepView(title: "Credential from Developer Console", status: .current, target: nil),
    StepView(title: "IMS configuration", status: .notStarted, target: nil),
    StepView(title: "Check health", status: .notStarted, target: nil),
  ]

  static func screen(
    _ title: String, step: Int = 4, strength: ScreenView.Strength? = nil,
    _ elements: [ScreenView.Element], _ actions: [ActionView]
  ) -> ScreenView {
    ScreenView(
      breadcrumb: crumbs, title: title, stepNumber: step, stepCount: 6, steps: steps,
      strength: strength, elements: elements, actions: actions)
  }

  static func field(
    _ name: String, _ label: String, _ text: String = "", help: String = "",
    _ finding: Finding? = nil, secret: FieldView.SecretState? = nil
  ) -> ScreenView.Element {
    .field(
      FieldView(
        name: name, label: label, text: text, help: help, finding: finding, secret: secret))
  }

  static let form = screen(
    "Values of the credential", strength: .guided,
    [
      .text("Copy them from **Credential details** in Developer Console."),
      field(
        "client", "Client ID", "a1b2c3d4e5f6a7b8", help: "32 characters.",
        Finding(.good, "Looks right.")),
      field("secret", "Client secret", help: "Press **Retrieve client secret**.", secret: .missing),
      field(
        "org", "Organization ID", "1234567890ABCDEF@Adobe",
        help: "Ends with `@AdobeOrg`.", Finding(.error, "It must end with `@AdobeOrg`.")),
      field(
        "server", "Authorization server", "https://ims-na1.adobelogin.com",
        help: "Stays as it is, as a rule."),
    ],
    [
      ActionView(.next, "Continue"), ActionView(.back, "Back"),
      ActionView(.skip, "Pass over"),
    ])

  static let choice = screen(
    "Which AEM is it?",
    [
      .option(
        OptionView(
          value: "65", label: "AEM 6.5", hint: "On premises or managed by Adobe.", isChosen: true,
          unavailable: nil)),
      .option(
        OptionView(
          value: "lts", label: "AEM 6.5 LTS", hint: "", isChosen: false, unavailable: nil)),
      .option(
        OptionView(
          value: "cloud", label: "AEM as a Cloud Service", hint: "", isChosen: false,
          unavailable: "it brings Smart Tags with it.")),
    ],
    [ActionView(.next, "Continue"), ActionView(.back, "Back")])

  static let walkthrough = screen(
    "Create the project", strength: .guided,
    [
      .text("You need a browser that is signed in with a developer's rights."),
      .act(
        ActView(
          number: 1, text: "Open `https://developer.adobe.com/console` and choose your company.",
          see: "a list of projects, or **Create new project**.",
          otherwise: "ask an administrator for the role **Developer**.", copy: nil)),
      .act(
        ActView(
          number: 2, text: "Choose **Add API**, then **Smart Content**, and press **Next**.",
          see: nil, otherwise: nil, copy: nil)),
      .act(
        ActView(
          number: 3, text: "Paste the name of the credential.", see: nil, otherwise: nil,
          copy: "aem-setup author.example.com 2026-11")),
      .act(
        ActView(
          number: 4, text: "Choose the product profile and press **Save configured API**.",
          see: "**OAuth Server-to-Server** in the menu on the left.",
          otherwise: "the profile is missing: an administrator adds it in the Admin Console.",
          copy: nil)),
    ],
    [ActionView(.next, "I have done this"), ActionView(.back, "Back")])

  static let checklist = screen(
    "Before you begin", step: 1, strength: .checked,
    [
      .text("Tick what is there."),
      .item(ItemView(index: 0, text: "Administrator of AEM", help: "", isTicked: true)),
      .item(
        ItemView(
          index: 1, text: "Role **Developer** in the company",
          help: "Admin Console, Users, your name.", isTicked: false)),
      .item(ItemView(index: 2, text: "A product profile", help: "", isTicked: false)),
    ],
    [
      ActionView(.next, "Continue", unavailable: "two things are not ticked."),
      ActionView(.back, "Back"),
    ])

  static let busy = screen(
    "IMS configuration", step: 5, strength: .doneForYou,
    [.busy(Progress("Reading `/etc/cloudservices`", done: 3, of: 12))],
    [ActionView(.cancel, "Stop")])

  static let proposal = screen(
    "IMS configuration", step: 5, strength: .doneForYou,
    [
      .text("This will be changed in AEM at `https://author.example.com`:"),
      .change(Change("IMS configuration “Smart Tags”", before: nil, after: "a new page")),
      .change(
        Change(
          "Authorization server", before: "https://ims-na1.adobelogin.com/",
          after: "https://ims-na1.adobelogin.com")),
      .change(Change("JWT payload", before: "a document of 6 lines", after: nil)),
      .finding(.warning, "The page is replicated to publish at once."),
    ],
    [
      ActionView(.confirm, "Make these changes"), ActionView(.skip, "Pass over"),
      ActionView(.back, "Back"),
    ])

  static let outcome = screen(
    "IMS configuration", step: 5, strength: .doneForYou,
    [
      .finding(.good, "AEM holds what was wanted."),
      .heading("Read back"),
      .evidence(Evidence("Product version", "6.5.21")),
      .evidence(Evidence("Check Health", "Token retrieved successfully")),
      .finding(.note, "The secret runs out on 2027-05-01."),
    ],
    [ActionView(.next, "Continue"), ActionView(.retry, "Look again")])

  static func option(_ value: String, _ label: String, isChosen: Bool = false) -> OptionView {
    OptionView(value: value, label: label, hint: "", isChosen: isChosen, unavailable: nil)
  }

  static let details = [
    DetailView(id: "proxy", label: "The test gets no answer", fits: true),
    DetailView(id: "why", label: "Why this order", fits: false),
  ]

  static let rows = screen(
    "Findings", strength: .checked,
    [
      .heading("Found"),
      .row(RowView(label: "Release", found: "AEM 6.5, Service Pack 20", mark: .good)),
      .row(RowView(label: "Configuration", found: "none", mark: nil)),
      .heading("Have ready"),
      .row(
        RowView(
          label: "Bundles", found: "Could not be read, because the user may not see the console.",
          mark: .warning)),
      .details(details),
    ],
    [
      ActionView(.next, "Continue"), ActionView(.other(0), "AEM is not reachable"),
      ActionView(.back, "Back"),
    ])

  static let page = screen(
    "Answer a few questions", strength: .guided,
    [
      .heading("AEM, on the author"),
      .act(
        ActView(
          number: 1, text: "Enter the values.", see: nil, otherwise: nil, copy: nil,
          fields: [Evidence("Title", "Smart Tags"), Evidence("Client ID", "a1b2c3d4e5f6a7b8")])),
      .field(
        FieldView(
          name: "use", label: "What do you target?", text: "pages",
          help: "Both can be added later.",
          finding: nil, secret: nil,
          reads: .option([
            option("pages", "Pages", isChosen: true), option("fragments", "Experience Fragments"),
          ]))),
      .field(
        FieldView(
          name: "tag", label: "Tag images on upload", text: "no", help: "", finding: nil,
          secret: nil, reads: .tick(false))),
      field("site", "Page", help: "Its path."),
      .more(MoreView(labels: ["Title", "Name"], isOpen: false)),
      .item(
        ItemView(index: 0, text: "The provider has switched it on.", help: "", isTicked: false)),
    ],
    [ActionView(.next, "Continue"), ActionView(.back, "Back")])

  static let all: [(name: String, view: ScreenView)] = [
    ("form", form), ("page", page), ("rows", rows), ("choice", choice),
    ("walkthrough", walkthrough),
    ("checklist", checklist),
    ("busy", busy), ("proposal", proposal), ("outcome", outcome),
  ]

  static let home = HomeView(
    [
      .init(
        FaceWords.procedures,
        [
          .init(
            .start("smart-tags"), title: "Smart Tags",
            detail: "Let AEM Assets tag images with Adobe's service."),
          .init(
            .start("target"), title: "Adobe Target", detail: "",
            unavailable: "its screens are missing."),
        ]),
      .init(
        FaceWords.sessions,
        [
          .init(
            .resume("/s/1.json"), title: "Smart Tags",
            detail: "Step 4 of 6, saved on 2026-11-20 14:02.")
        ]),
    ],
    notice: "This is the rehearsal: nothing outside this computer is touched.")
}
