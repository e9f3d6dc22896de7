import type { AckState } from '#shared/contract/mqtt/ack'
import type { Command, CommandArgs, CommandName } from '#shared/contract/mqtt/command'

/** How a command ends. */
export type Outcome =
  | { readonly st: 'done'; readonly result?: Record<string, unknown> }
  | { readonly st: 'failed'; readonly code: string; readonly msg: string }
  | { readonly st: 'declined' | 'expired' }

/** One command while it is being done: what its handler may say on the way. */
export interface CommandRun {
  readonly command: Command
  /** Aborted when the display ends. */
  readonly signal: AbortSignal
  progress(doneBytes: number, totalBytes: number): void
  offered(untilMs: number): void
  deferred(): void
}

export type CommandHandlers = { readonly [N in CommandName]: (args: CommandArgs<N>, run: CommandRun) => Promise<Outcome> }
/** Takes up what a restart interrupted; `undefined`: it cannot go on. */
export type ResumeCommand = (run: CommandRun, st: AckState) => Promise<Outcome> | undefined

export const done = (result?: Record<string, unknown>): Outcome => ({ st: 'done', ...(result ? { result } : {}) })
export const failed = (code: string, msg: string): Outcome => ({ st: 'failed', code, msg })
