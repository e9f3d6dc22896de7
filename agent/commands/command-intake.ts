import { commandArgs, commandHeadSchema, type Command, type CommandBody, type CommandName } from '#shared/contract/mqtt/command'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import { judgeCommand } from '#shared/domain/command-rules'
import { ulidSchema } from '#shared/domain/ids'
import { openEnvelope, parseJson } from '../trust/envelopes'
import type { CommandJournal } from './command-journal'

interface Needs {
  readonly journal: CommandJournal
  now(): number
  keyring(): readonly TrustedKey[]
  /** `d/{me}`, `g/{mine}`…, `all`. */
  targets(): readonly string[]
  clockDoubt(): boolean
  /** Asks the hub for the time; done when answered or in vain. */
  askTime(): Promise<unknown>
}

export type Verdict =
  /** Journalled; may be done. */
  | { readonly kind: 'accepted'; readonly command: Command }
  | { readonly kind: 'duplicate'; readonly id: string }
  /** Journalled where it was ours. `id` absent: nothing to answer to. */
  | { readonly kind: 'refused'; readonly id: string | undefined; readonly st: 'rejected' | 'expired'; readonly code: string }
  /** Signed by us, but for somebody else: no answer, but a person should see it. */
  | { readonly kind: 'foreign'; readonly target: string }

/** Judges what arrives as a command (mqtt.md, "Command"): signature, address, number, age, name, args; what is accepted is on disk when it returns. */
export async function admitCommand(candidate: unknown, needs: Needs): Promise<Verdict> {
  const opened = openEnvelope(candidate, needs.keyring())
  if (!opened.ok) return refuse(unsignedIdOf(candidate, needs.journal), opened.fault)
  const head = commandHeadSchema.safeParse(opened.value.body)
  if (!head.success) return refuse(idOf(opened.value.body), 'malformed')
  const { kid } = opened.value
  const command = head.data
  if (!needs.targets().includes(command.target)) return { kind: 'foreign', target: command.target }
  if (needs.clockDoubt()) await needs.askTime()
  const verdict = judgeCommand(command, kid, needs.journal, needs.now(), needs.clockDoubt())
  if (verdict.kind === 'duplicate') return { kind: 'duplicate', id: command.id }
  if (verdict.kind === 'rejected') return refuse(command.id, verdict.code)
  await needs.journal.take(command, kid)
  if (verdict.kind === 'expired') return { kind: 'refused', id: command.id, st: 'expired', code: 'expired' }
  const checked = checkCommand(command)
  return checked ? { kind: 'accepted', command: checked } : refuse(command.id, isKnown(command.name) ? 'wrong-args' : 'unknown-command')
}

/** The command with its args parsed by its own strict schema; `undefined` for an unknown name or wrong args. */
export function checkCommand(body: CommandBody): Command | undefined {
  if (!isKnown(body.name)) return undefined
  const args = commandArgs[body.name].safeParse(body.args)
  // The name chose the schema of its args, which the union cannot follow.
  return args.success ? ({ ...body, name: body.name, args: args.data } as Command) : undefined
}

const isKnown = (name: string): name is CommandName => Object.hasOwn(commandArgs, name)
const refuse = (id: string | undefined, code: string): Verdict => ({ kind: 'refused', id, st: 'rejected', code })

function idOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'id' in body ? ulidSchema.safeParse(body.id).data : undefined
}

/** The id of a message that nobody vouches for; not one that we know, or a forger could end a real command. */
function unsignedIdOf(candidate: unknown, journal: CommandJournal): string | undefined {
  const body = typeof candidate === 'object' && candidate !== null && 'body' in candidate ? candidate.body : undefined
  const id = typeof body === 'string' ? idOf(parseJson(body)) : undefined
  return id === undefined || journal.isJournalled(id) ? undefined : id
}
