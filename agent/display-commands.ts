import type { OpenFault } from '#shared/contract/open-fault'
import type { HiddenReason } from '#shared/domain/invite-visibility'
import type { Lifetime } from '#shared/lifetime'
import type { AgentNeeds } from './agent-contract'
import type { AgentClock } from './clock/agent-clock'
import type { CommandJournal } from './commands/command-journal'
import { CommandRunner } from './commands/command-runner'
import { contentCommands } from './commands/content-commands'
import { deviceCommands } from './commands/device-commands'
import type { Offers } from './commands/offers'
import { ShowCommands } from './commands/show-commands'
import type { DesiredState } from './desired/desired-state'
import type { InviteDesk } from './invites/invite-desk'
import type { MaterialsPort } from './library/materials-port'
import type { SchoolLine } from './link/school-line'
import type { AudioKeeper } from './scene/audio-keeper'
import type { SceneKeeper } from './scene/scene-keeper'

interface Needs extends Pick<AgentNeeds, 'screenshot' | 'report'> {
  readonly displayId: string
  readonly journal: CommandJournal
  readonly clock: AgentClock
  monotonicMs(): number
  readonly scene: SceneKeeper
  readonly offers: Offers
  readonly materials: MaterialsPort
  readonly desired: DesiredState
  readonly audio: AudioKeeper
  readonly line: SchoolLine
  readonly invites: InviteDesk
  identify(seconds: number): boolean
}

/** Every command that this display knows, each with the part that does it. */
export function displayCommands(needs: Needs, lifetime: Lifetime): CommandRunner {
  const { clock, desired, line, materials, audio, screenshot, identify } = needs
  const show = new ShowCommands({
    scene: needs.scene,
    offers: needs.offers,
    materials,
    library: () => desired.library,
    inviteTitle: inviteId => desired.documents.invites.find(({ id }) => id === inviteId)?.title,
    hiddenInvite: inviteId => hiddenReason(needs.invites.faultOf(inviteId)),
    allowPhones: () => needs.invites.allowPhones(),
    caughtUp: signal => desired.settled(signal),
    now: () => clock.now(),
  })
  return lifetime.own(
    new CommandRunner({
      journal: needs.journal,
      handlers: {
        ...show.handlers,
        ...contentCommands(materials),
        ...deviceCommands({ audio, identify, screenshot, upload: (path, jpeg) => line.membership.put(path, jpeg, 'image/jpeg') }),
      },
      resume: (run, st) => show.resume(run, st),
      intake: {
        now: () => clock.now(),
        keyring: () => line.keyring,
        targets: () => [`d/${needs.displayId}`, ...desired.groupIds.map(id => `g/${id}`), 'all'],
        clockDoubt: () => clock.state.doubt,
        askTime: () => line.asker.ask(),
      },
      monotonicMs: needs.monotonicMs,
      say: ack => line.sayAck(ack),
      refused: (reason, detail) => line.facts.refused('command', reason, detail),
      report: needs.report,
    }),
  )
}

const hiddenReason = (fault: OpenFault | undefined): HiddenReason | undefined => (fault?.kind === 'hidden' ? fault.why : undefined)
