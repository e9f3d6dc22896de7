import type { CommandRow, CommandState } from '#shared/contract/panel'

/**
 * What a state means to the person who waits: `waiting` lies in the hub, `travelling` is sent, `working` is obeyed now, `asked` waits for the
 * teacher, `done` is proven by the display, `trouble` needs a person, `ended` is over without fault.
 */
export type CommandPhase = 'waiting' | 'travelling' | 'working' | 'asked' | 'done' | 'trouble' | 'ended'

const phases: Record<CommandState, CommandPhase> = {
  waiting: 'waiting',
  sent: 'travelling',
  received: 'working',
  started: 'working',
  progress: 'working',
  offered: 'asked',
  deferred: 'asked',
  duplicate: 'working',
  done: 'done',
  failed: 'trouble',
  rejected: 'trouble',
  expired: 'trouble',
  unknown: 'trouble',
  declined: 'ended',
  cancelled: 'ended',
}

export const phaseOf = (state: CommandState): CommandPhase => phases[state]
export const isOver = (state: CommandState): boolean => ['done', 'trouble', 'ended'].includes(phases[state])
/** Worth doing once more: it did not happen, and nobody said no. */
export const isRetryable = (state: CommandState): boolean => phases[state] === 'trouble'

/** Everything that one click sent: one command per display. */
export interface Push {
  readonly pushId: string
  readonly name: string
  readonly title: string
  readonly by: string
  readonly createdAt: string
  readonly rows: readonly CommandRow[]
  readonly counts: Readonly<Record<CommandPhase, number>>
  /** `open` while any display may still answer. */
  readonly outcome: 'open' | 'done' | 'trouble' | 'ended'
}

/** Groups commands by the click that made them, newest first; rows keep the order of their displays' commands. */
export function pushesOf(commands: Iterable<CommandRow>): Push[] {
  const byPush = new Map<string, CommandRow[]>()
  for (const command of commands) byPush.set(command.pushId, [...(byPush.get(command.pushId) ?? []), command])
  return [...byPush.values()].map(pushOf).sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.pushId < b.pushId ? 1 : -1))
}

function pushOf(unsorted: readonly CommandRow[]): Push {
  const rows = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { pushId, name, title, by, createdAt } = rows[0]!
  const counts: Record<CommandPhase, number> = { waiting: 0, travelling: 0, working: 0, asked: 0, done: 0, trouble: 0, ended: 0 }
  for (const { state } of rows) counts[phaseOf(state)]++
  return { pushId, name, title, by, createdAt, rows, counts, outcome: outcomeOf(counts) }
}

function outcomeOf(counts: Readonly<Record<CommandPhase, number>>): Push['outcome'] {
  if (counts.waiting + counts.travelling + counts.working + counts.asked > 0) return 'open'
  if (counts.trouble > 0) return 'trouble'
  return counts.done > 0 ? 'done' : 'ended'
}

/** Part done, 0–1; undefined while the display has not measured anything. */
export function progressOf({ progress }: Pick<CommandRow, 'progress'>): number | undefined {
  if (!progress || progress.totalBytes === 0) return undefined
  return Math.min(1, progress.doneBytes / progress.totalBytes)
}
