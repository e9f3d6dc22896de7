import { join } from 'node:path'
import type { Lifetime } from '#shared/lifetime'
import type { BellDesk } from './bells/bell-desk'
import { roomLife } from './board/board-snapshot'
import { reasonDesk } from './board/reason-desk'
import { inviteViewOf } from './board/material-views'
import type { Settings } from './board/settings'
import type { DesiredState } from './desired/desired-state'
import type { StateFile, StateFileOptions } from './disk/state-file'
import { InviteDesk } from './invites/invite-desk'
import type { SchoolLine } from './link/school-line'
import type { SceneKeeper } from './scene/scene-keeper'
import { callHub } from './trust/hub-request'
import { ScreenTimeDesk } from './usage/screen-time-desk'
import { UsageLine } from './usage/usage-line'
import { UsageLog } from './usage/usage-log'

interface Needs {
  readonly displayId: string
  readonly state: string
  readonly settings: StateFile<Settings>
  readonly desired: DesiredState
  readonly scene: SceneKeeper
  readonly line: SchoolLine
  readonly bells: Pick<BellDesk, 'leadMs'>
  /** Nothing of this is on the way to the display's first picture. */
  readonly firstPicture: Promise<void>
  now(): number
  monotonicMs(): number
  random(count: number): Uint8Array
  changed(): void
  report(problem: unknown): void
  readonly setAside: StateFileOptions<unknown>['report']
}

export type DisplayLife = ReturnType<typeof openLife>

/** What hangs on the school's day: whose codes may be seen, how long a class has looked at the screen, and the log of what teachers decided. */
export function openLife(needs: Needs, lifetime: Lifetime) {
  const { displayId, desired, scene, line, settings, now, monotonicMs, random, changed, report } = needs
  let memory = settings.value.inviteDesk
  const rules = () => desired.documents.rules
  const room = () => ({ ...roomLife({ documents: desired.documents, set: desired.set, nowMs: now() }), roomId: desired.set.room?.id })
  const usage = new UsageLine({ displayId, report, call: callHub, isReachable: () => line.isReachable, source: path => line.membership.source(path) })
  const screenTime = new ScreenTimeDesk({
    displayId, now, monotonicMs, random, room, rules, changed, report,
    line: usage,
    picture: () => ({ key: scene.view.key, isContent: scene.view.kind === 'face' }),
  })
  const bellLeadMs = () => Math.round(needs.bells.leadMs / 1_000) * 1_000 // the hub's word is a few ms off: nobody says 09:24 for that
  const invites = lifetime.own(new InviteDesk({
    now, bellLeadMs, room, rules, changed,
    invites: () => desired.documents.invites,
    viewOf: invite => inviteViewOf(invite, desired.set.inviteBase),
    memory: () => memory,
    remember: change => {
      memory = { ...memory, ...change }
      settings.update(kept => ({ ...kept, inviteDesk: memory })).catch(report)
    },
    shownInviteId: () => (scene.view.kind === 'invite' ? scene.view.invite.id : undefined),
    close: () => scene.close(),
    act: (what, className, detail) => screenTime.act(what, className, detail),
  }))
  const ending = new AbortController()
  let log: UsageLog | undefined
  let opening: Promise<void> | undefined
  const open = async (): Promise<void> => {
    const file = join(needs.state, 'usage.log')
    const opened = await UsageLog.open(file)
    if (opened.damagedLines > 0) needs.setAside({ kind: 'file-set-aside', file, asideAs: '', recovered: 'last-good' })
    log = opened.log
    if (ending.signal.aborted) return
    screenTime.begin(log)
    invites.look()
  }
  void needs.firstPicture.then(() => {
    if (!ending.signal.aborted) opening = open().catch(report)
  })
  lifetime.defer(async () => {
    ending.abort()
    await opening
    await usage.dispose()
    await log?.dispose()
  })
  const reasons = reasonDesk({ now, bellLeadMs, set: () => desired.set, documents: () => desired.documents, invites })
  return { invites, screenTime, usage, reasons }
}
