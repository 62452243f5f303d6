import Testing
import Wizard

@testable import FullScreen

/// Whole pictures as a person sees them, compared line by line.
struct GoldenFrameTests {
  @Test func formInAnOrdinaryWindow() {
    #expect(
      Stage(Views.form).text == """
         Smart Tags › Developer Console                       Step 4 of 6   saved 14:02

          Values of the credential  (guided)

          Copy them from Credential details in Developer Console.

          Client ID             [a1b2c3d4e5f6a7b8                                    ]
                                 ✓ Looks right.

        ▸ Client secret         [                                                    ]
                                 hidden while you type
                                 Press Retrieve client secret.

          Organization ID       [1234567890ABCDEF@Adobe                              ]
                                 ✗ It must end with @AdobeOrg.

          Authorization server  [https://ims-na1.adobelogin.com                      ]
                                 Stays as it is, as a rule.


          [ Continue ]  [ Back ]  [ Pass over ]


         Enter next field   Tab next   ^P back   ^G steps   F1 keys   ^X save and exit
        """)
  }

  @Test func stepsStandBesideTheTextInAWideWindow() {
    #expect(
      Stage(Views.walkthrough, 132, 43).text == """
         Smart Tags › Developer Console                                                                           Step 4 of 6   saved 14:02
                                             │
         ✓ 1 Before you begin (done)         │  Create the project  (guided)
         ! 2 Certificate (check again)       │
         – 3 Edition and service pack        │  You need a browser that is signed in with a developer's rights.
             (skipped)                       │
         ▸ 4 Credential from Developer       │   1  Open https://developer.adobe.com/console and choose your company.
             Console (here)                  │      You see: a list of projects, or Create new project.
           5 IMS configuration               │      Otherwise: ask an administrator for the role Developer.
           6 Check health                    │
                                             │   2  Choose Add API, then Smart Content, and press Next.
                                             │
                                             │   3  Paste the name of the credential.
                                             │      Copy this value:
                                             │      aem-setup author.example.com 2026-11
                                             │
                                             │   4  Choose the product profile and press Save configured API.
                                             │      You see: OAuth Server-to-Server in the menu on the left.
                                             │      Otherwise: the profile is missing: an administrator adds it in the Admin
                                             │      Console.
                                             │
                                             │  [ I have done this ]  [ Back ]
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │
                                             │

         Enter I have done this   Tab next   ^P back   ^G steps   F1 keys   ^X save and exit
        """)
  }

  @Test func proposedChangesSayBeforeAndAfter() {
    #expect(
      Stage(Views.proposal, 60, 20).text == """
         Smart Tags › Developer Console           5/6   saved 14:02

          IMS configuration  (done for you)

          This will be changed in AEM at
          https://author.example.com:

          + IMS configuration “Smart Tags”
              nothing → a new page
          ~ Authorization server
              https://ims-na1.adobelogin.com/ →
              https://ims-na1.adobelogin.com
          − JWT payload
              a document of 6 lines → removed

          ! Warning: The page is replicated to publish at once.

          [ Make these changes ]  [ Pass over ]  [ Back ]
         To apply: Tab to “Make these changes”, then Enter.
         Tab to Make these changes   ^P back   ^G steps   F1 keys
        """)
  }

  @Test func linesAreSavedInALowWindow() {
    #expect(
      Stage(Views.walkthrough, 40, 12).text == """
         Developer Console    4/6   saved 14:02
          Create the project  (guided)
          You need a browser that is signed in
          with a developer's rights.
          1  Open
             https://developer.adobe.com/console
             and choose your company.
             You see: a list of projects, or
          ▼ 16 lines below: PgDn
          [ I have done this ]  [ Back ]

         Enter I have done this   F1 keys
        """)
  }

  @Test func tooSmallAWindowSaysWhatItNeeds() {
    #expect(
      Stage(Views.form, 20, 5).text == """
        The window has 20x5
        cells. aem-setup
        needs 30x8. Make it
        larger: nothing is
        lost.
        """)
  }

  @Test func withoutUnicodeEverySignHasAnother() {
    #expect(
      Stage(Views.form, 60, 20, glyphs: .ascii).text == """
         Smart Tags > Developer Console           4/6   saved 14:02

          Values of the credential  (guided)

          Copy them from Credential details in Developer Console.

          Client ID             [a1b2c3d4e5f6a7b8                 ]
                                 + Looks right.

        > Client secret         [                                 ]
                                 hidden while you type
                                 Press Retrieve client secret.

          Organization ID       [1234567890ABCDEF@Adobe           ]
                                 x It must end with @AdobeOrg.

          v 2 lines below: PgDn
          [ Continue ]  [ Back ]  [ Pass over ]

         Enter next field   PgDn more   ^P back   F1 keys
        """)
  }

  @Test func stepsLieOverTheTextInANarrowWindow() {
    var stage = Stage(Views.choice, 60, 16)
    stage.press(.control("g"))
    #expect(
      stage.text == """
         Smart Tags › Developer Console           4/6   saved 14:02
          Steps
          ✓ 1 Before you begin (done)
          ! 2 Certificate (check again)
          – 3 Edition and service pack (skipped)
          ▸ 4 Credential from Developer Console (here)
            5 IMS configuration
            6 Check health







         Up/Down move   Enter go there   Esc close
        """)
  }

  @Test func whatIsNotSavedIsSaidTwice() {
    #expect(
      Stage(Views.choice, 60, 18, save: .failed("the disk is full.")).text == """
         Smart Tags › Developer Console             4/6   NOT SAVED

          Which AEM is it?

        ▸ (•) AEM 6.5
              On premises or managed by Adobe.
          ( ) AEM 6.5 LTS
          ( ) AEM as a Cloud Service
              Not available: it brings Smart Tags with it.






          [ Continue ]  [ Back ]
         Not saved: the disk is full.
         Enter choose   ^P back   ^G steps   F1 keys
        """)
  }

  @Test func outcomeShowsWhatWasReadBack() {
    #expect(
      Stage(Views.outcome, 60, 18).text == """
         Smart Tags › Developer Console           5/6   saved 14:02

          IMS configuration  (done for you)

          ✓ Done: AEM holds what was wanted.

          Read back
          Product version  6.5.21
          Check Health     Token retrieved successfully

          i Note: The secret runs out on 2027-05-01.




          [ Continue ]  [ Look again ]

         Enter Continue   ^R again   ^G steps   F1 keys
        """)
  }

  @Test func homeOffersProceduresAndSessions() {
    Stage.useUnicode()
    let state = HomeState(Views.home, colors: true, glyphs: .unicode, theme: .standard)
    #expect(
      HomeRenderer.render(Views.home, state, Size(columns: 70, rows: 20)).text == """
         aem-setup

          This is the rehearsal: nothing outside this computer is touched.

          Procedures

          ▸ Smart Tags
              Let AEM Assets tag images with Adobe's service.
            Adobe Target
              Not available: its screens are missing.

          Sessions to continue

            Smart Tags
              Step 4 of 6, saved on 2026-11-20 14:02.




         Up/Down move   Enter start   F1 keys   q exit
        """)
  }
}
