import { ackSchema, isEndState, type Ack, type AckState } from '#shared/contract/mqtt/ack'
import type { Command } from '#shared/contract/mqtt/command'
import type { Disposable } from '#shared/lifetime'
import { Throttle } from '../link/throttle'
import { admitCommand, checkCommand } from './command-intake'
import type { CommandJournal, JournalRecord } from './command-journal'
import { failed, type CommandHandlers, type CommandRun, type Outcome, type ResumeCommand } from './command-run'

interface Needs {
  readonly journal: CommandJournal
  readonly handlers: CommandHandlers
  readonly resume: ResumeCommand
  readonly intake: Omit<Parameters<typeof admitCommand>[1], 'journal'>
  monotonicMs(): number
  /** Sends an ack, now or when there is a connection again. */
  say(ack: Ack): void
  /** A message that was not obeyed. */
  refused(reason: string, detail: Record<string, string>): void
  report(problem: unknown): void
}

/** Acks count on after a restart with a gap for those that the journal did not see: a number is never used twice. */
const ackGap = 1_000
const progressPauseMs = 500
const rememberedNumbers = 1_000
/** Said, but not worth a line on disk: taking a command was journalled already. */
const unjournalled: readonly AckState[] = ['received', 'progress', 'duplicate']

/** Takes commands in order of arrival, does them side by side, and says of each exactly what happened (mqtt.md, "Ack"). */
export class CommandRunner implements Disposable {
  readonly #needs: Needs
  readonly #ended = new AbortController()
  readonly #ackNumbers = new Map<string, number>()
  #arrivals: Promise<void> = Promise.resolve()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** The parsed JSON of a message on a command topic. Resolves when it was judged and, if accepted, begun. */
  receive(candidate: unknown): Promise<void> {
    const arrival = this.#arrivals.then(() => this.#admit(candidate))
    this.#arrivals = arrival.catch(this.#needs.report)
    return this.#arrivals
  }

  /** After a restart: what was taken is finished, or honestly said to have been interrupted. */
  resume(): void {
    for (const record of this.#needs.journal.unfinished()) {
      this.#ackNumbers.set(record.command.id, record.ackN + ackGap)
      void this.#takeUp(record)
    }
  }

  dispose(): void {
    this.#ended.abort()
  }

  async #admit(candidate: unknown): Promise<void> {
    const verdict = await admitCommand(candidate, { ...this.#needs.intake, journal: this.#needs.journal })
    if (verdict.kind === 'foreign') return this.#needs.refused('foreign-target', { target: verdict.target })
    if (verdict.kind === 'duplicate') return this.#sayDuplicate(verdict.id)
    if (verdict.kind === 'refused') {
      this.#needs.refused(verdict.code, verdict.id ? { id: verdict.id } : {})
      if (verdict.id) await this.#say(verdict.id, verdict.st, { err: { code: verdict.code, msg: refusalWords[verdict.code] ?? verdict.code } })
      return
    }
    await this.#say(verdict.command.id, 'received')
    void this.#run(verdict.command)
  }

  async #run(command: Command): Promise<void> {
    await this.#finish(command, run => {
      void this.#say(command.id, 'started')
      // The union of commands pairs each name with its own args; TypeScript cannot follow that through the lookup.
      const handle = this.#needs.handlers[command.name] as (args: Command['args'], run: CommandRun) => Promise<Outcome>
      return handle(command.args, run)
    })
  }

  async #takeUp({ command: body, st }: JournalRecord): Promise<void> {
    const command = checkCommand(body)
    const interrupted = failed('interrupted', 'the display restarted before it was done')
    if (!command) return void (await this.#end(body.id, interrupted, 0))
    await this.#finish(command, run => this.#needs.resume(run, st) ?? Promise.resolve(interrupted))
  }

  async #finish(command: Command, work: (run: CommandRun) => Promise<Outcome>): Promise<void> {
    const begunMs = this.#needs.monotonicMs()
    let bytes = { doneBytes: 0, totalBytes: 0 }
    const progress = new Throttle(progressPauseMs, () => void this.#say(command.id, 'progress', { result: bytes }))
    const run: CommandRun = {
      command,
      signal: this.#ended.signal,
      progress: (doneBytes, totalBytes) => {
        bytes = { doneBytes, totalBytes }
        progress.touch()
      },
      offered: untilMs => void this.#say(command.id, 'offered', { result: { offerUntil: new Date(untilMs).toISOString() } }),
      deferred: () => void this.#say(command.id, 'deferred'),
    }
    let outcome: Outcome
    try {
      outcome = await work(run)
    } catch (error) {
      this.#needs.report(error)
      outcome = failed('internal', 'the display could not do it')
    }
    progress.dispose()
    if (this.#ended.signal.aborted && outcome.st !== 'done') return // the next start says what became of it
    await this.#end(command.id, outcome, this.#needs.monotonicMs() - begunMs)
  }

  #end(id: string, outcome: Outcome, durMs: number): Promise<void> {
    const err = outcome.st === 'failed' ? { code: outcome.code.slice(0, 40), msg: outcome.msg.slice(0, 300) } : undefined
    const result = outcome.st === 'done' ? outcome.result : undefined
    return this.#say(id, outcome.st, { err, result, durMs: Math.max(0, Math.round(durMs)) })
  }

  async #sayDuplicate(id: string): Promise<void> {
    const record = this.#needs.journal.recordOf(id)
    if (!record) return
    if (isEndState(record.st)) this.#needs.refused('duplicate', { id }) // a lost ack, or somebody who plays it again: a person may look
    await this.#say(id, 'duplicate', { result: { st: record.st, ...(record.err ? { err: record.err } : {}) } })
  }

  /** An end is on disk before it is said; a crash in between repeats it as a duplicate's answer. */
  async #say(id: string, st: AckState, more: Partial<Pick<Ack, 'result' | 'err' | 'durMs'>> = {}): Promise<void> {
    const { journal, intake, say, report } = this.#needs
    const n = this.#nextAck(id)
    if (journal.isJournalled(id) && !unjournalled.includes(st)) {
      const marked = journal.mark(id, st, n, more.err).catch(report)
      if (isEndState(st)) await marked
    }
    say(ackSchema.parse({ v: 1, id, st, n, ts: new Date(intake.now()).toISOString(), ...more }))
  }

  #nextAck(id: string): number {
    const n = Math.max(this.#ackNumbers.get(id) ?? 0, this.#needs.journal.recordOf(id)?.ackN ?? 0) + 1
    this.#ackNumbers.delete(id)
    this.#ackNumbers.set(id, n)
    if (this.#ackNumbers.size > rememberedNumbers) this.#ackNumbers.delete(this.#ackNumbers.keys().next().value!)
    return n
  }
}

const refusalWords: Record<string, string> = {
  malformed: 'not a command of version 1',
  'unknown-key': 'signed by a key that this display does not trust',
  'wrong-signature': 'the signature is not right',
  replayed: 'its number was already used',
  'clock-doubt': 'the display doubts its clock and cannot judge the age',
  expired: 'it arrived after its time',
  'unknown-command': 'this display does not know the command',
  'wrong-args': 'the args are not of the command\'s shape',
}
