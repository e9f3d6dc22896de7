import type { Ack } from '#shared/contract/mqtt/ack'
import type { CommandBody, CommandName } from '#shared/contract/mqtt/command'
import type { CommandRow, PanelRequests } from '#shared/contract/panel'
import { makeUlid } from '#shared/domain/ids'
import type { Disposable } from '#shared/lifetime'
import { failure, success } from '#shared/result'
import { bodyOf, expiresAtMs, isClosed, isReceived, moved, rowOf, type CommandRecord } from './command-record'
import type { OutboxLog } from './outbox-log'
import { acknowledged, holdUpMs, isResendDue, timedOut } from './outbox-rules'

interface Needs {
  readonly log: OutboxLog
  /** Epoch ms. */
  now(): number
  random(count: number): Uint8Array
  /** Connected and born: it reads commands now. */
  isLive(displayId: string): boolean
  /** Whether the display's program has this command in the shape that we speak; true while it has not said. */
  knows(displayId: string, name: CommandName): boolean
  /** Signs and publishes on the display's `cmd`, once, never retained. */
  send(displayId: string, body: CommandBody): void
  announce(row: CommandRow): void
  refused(what: string, reason: string, displayId: string): void
  report(problem: unknown): void
}

/** A command as somebody ordered it. */
export interface Order {
  readonly pushId: string
  readonly displayId: string
  readonly name: CommandName
  readonly args: unknown
  readonly title: string
  readonly by: { readonly user: string; readonly role: string }
  readonly ttlS: number
}

interface Saying {
  readonly firstMs: number
  readonly lastMs: number
}

/**
 * Keeps every command on disk until the display has said how it ended. Publishes only to live displays and one not yet received command at a time, because
 * a display refuses numbers below the highest it saw: what was lost on the way would else be lost for good.
 */
export class Outbox implements Disposable {
  readonly #needs: Needs
  /** Commands that we said more than once: a `duplicate` of these is our own echo. */
  readonly #repeated = new Set<string>()
  readonly #said = new Map<string, Saying>()
  readonly #progress = new Map<string, CommandRow['progress']>()
  readonly #timer: NodeJS.Timeout

  constructor(needs: Needs) {
    this.#needs = needs
    this.#timer = setInterval(() => this.tick(), 1_000)
    this.#timer.unref()
  }

  /** Newest first. */
  rows(): CommandRow[] {
    return [...this.#needs.log.commands.values()].map(record => rowOf(record, this.#progress.get(record.id))).reverse()
  }

  /** Resolves with the command's id once it is on disk; a display that is there has it by then. */
  async add({ pushId, displayId, name, args, title, by, ttlS }: Order): Promise<string> {
    const { now, random } = this.#needs
    const at = new Date(now()).toISOString()
    const id = makeUlid(now(), random)
    const record: CommandRecord = { id, pushId, displayId, name, args, title, by, createdAt: at, ttlS, state: 'waiting', history: [{ state: 'waiting', at }] }
    this.#needs.announce(rowOf(record, undefined))
    if (!this.#needs.knows(displayId, name)) {
      await this.#keep(moved(record, 'rejected', at, { error: { code: 'needs-update', msg: `the display's program does not know ${name}` } }))
      return id
    }
    const isQueued = this.#open(displayId).some(({ state }) => state === 'waiting')
    if (!isQueued && this.#isFree(displayId)) await this.#sendFirst(record)
    else await this.#keep(record, false)
    return id
  }

  cancel(commandId: string): ReturnType<PanelRequests['cancelCommand']> {
    const record = this.#needs.log.commands.get(commandId)
    if (!record) return failure({ kind: 'unknown' })
    if (record.state !== 'waiting') return failure({ kind: 'already-sent' })
    void this.#keep(moved(record, 'cancelled', new Date(this.#needs.now()).toISOString()))
    return success(null)
  }

  /** The display is gone for good. */
  forget(displayId: string): void {
    const at = new Date(this.#needs.now()).toISOString()
    for (const record of this.#open(displayId)) void this.#keep(moved(record, record.state === 'waiting' ? 'cancelled' : 'unknown', at))
  }

  hear(displayId: string, ack: Ack): void {
    const before = this.#needs.log.commands.get(ack.id)
    if (!before || before.displayId !== displayId) return this.#needs.refused('ack', 'unknown-command', displayId)
    if (isClosed(before.state)) {
      // The display heard an ended command again, and not from us: somebody replays it.
      if (ack.st === 'duplicate' && !this.#repeated.has(ack.id)) this.#needs.refused(`command ${before.name}`, 'replayed', displayId)
      return
    }
    const { record, progress } = acknowledged(before, ack, new Date(this.#needs.now()).toISOString())
    this.#said.set(record.id, { firstMs: this.#said.get(record.id)?.firstMs ?? this.#needs.now(), lastMs: this.#needs.now() })
    if (progress) this.#progress.set(record.id, progress)
    if (record.state === 'rejected' && before.state !== 'rejected') this.#needs.refused(`command ${record.name}`, record.error?.code ?? 'rejected', displayId)
    if (record.state !== before.state) void this.#keep(record)
    else if (progress) this.#needs.announce(rowOf(record, progress))
    if (isReceived(record.state) && !isReceived(before.state)) this.#sendNext(displayId)
  }

  /** A birth: what the display has not ended is said again at once, then what waited. */
  born(displayId: string): void {
    for (const record of this.#open(displayId)) if (record.n !== undefined) this.#resend(record)
    this.#sendNext(displayId)
  }

  /** Once a second: ends what time has ended, says again what was not heard. */
  tick(): void {
    const nowMs = this.#needs.now()
    const displayIds = new Set<string>()
    for (const record of this.#needs.log.commands.values()) {
      if (isClosed(record.state)) continue
      const ended = timedOut(record, nowMs)
      if (ended) void this.#keep(ended)
      else if (this.#needs.isLive(record.displayId) && isResendDue(record, this.#said.get(record.id)?.lastMs ?? 0, nowMs)) this.#resend(record)
      displayIds.add(record.displayId)
    }
    for (const displayId of displayIds) this.#sendNext(displayId)
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer)
    await this.#needs.log.dispose()
  }

  /** Live, and nothing sent before is still unheard (or has been for too long). */
  #isFree(displayId: string): boolean {
    if (!this.#needs.isLive(displayId)) return false
    const nowMs = this.#needs.now()
    return this.#open(displayId).every(({ id, state }) => state !== 'sent' || nowMs - (this.#said.get(id)?.firstMs ?? nowMs) >= holdUpMs)
  }

  #open(displayId: string): CommandRecord[] {
    return [...this.#needs.log.commands.values()].filter(record => record.displayId === displayId && !isClosed(record.state))
  }

  #sendNext(displayId: string): void {
    if (!this.#isFree(displayId)) return
    const next = this.#open(displayId).find(({ state }) => state === 'waiting')
    if (next && this.#needs.now() < expiresAtMs(next)) this.#sendFirst(next).catch(this.#needs.report)
  }

  async #sendFirst(record: CommandRecord): Promise<void> {
    const nowMs = this.#needs.now()
    const sent = moved(record, 'sent', new Date(nowMs).toISOString(), { n: this.#needs.log.nextNumber(record.displayId, nowMs) })
    this.#said.set(sent.id, { firstMs: nowMs, lastMs: nowMs })
    await this.#keep(sent) // on disk first: a number is never given twice
    this.#needs.send(sent.displayId, bodyOf(sent))
  }

  /** Says a command again. One that was overtaken before the display heard it gets a new number, or it would be refused as replayed. */
  #resend(record: CommandRecord): void {
    const nowMs = this.#needs.now()
    this.#repeated.add(record.id)
    if (nowMs >= expiresAtMs(record)) return
    this.#said.set(record.id, { firstMs: this.#said.get(record.id)?.firstMs ?? nowMs, lastMs: nowMs })
    if (record.state !== 'sent' || this.#needs.log.isHighest(record.displayId, record.n ?? 0)) return this.#needs.send(record.displayId, bodyOf(record))
    const renumbered = { ...record, n: this.#needs.log.nextNumber(record.displayId, nowMs) }
    void this.#keep(renumbered).then(() => this.#needs.send(renumbered.displayId, bodyOf(renumbered)))
  }

  async #keep(record: CommandRecord, announce = true): Promise<void> {
    const written = this.#needs.log.keep(record)
    if (isClosed(record.state)) {
      this.#said.delete(record.id)
      this.#progress.delete(record.id)
    }
    if (announce) this.#needs.announce(rowOf(record, this.#progress.get(record.id)))
    try {
      await written
    } catch (error) {
      this.#needs.report(error)
    }
  }
}
