import { z } from 'zod'
import { idSchema, instantSchema, ulidSchema } from '../../domain/ids'
import { shownThingSchema } from '../../domain/scene'

const [material, lesson, invite, notice] = shownThingSchema.options
const forMinutes = { minutes: z.number().positive().max(24 * 60).optional() }
const noArgs = z.strictObject({})

/** Args of every command that version 1 knows, by name. Strict: an extra key is refused. */
export const commandArgs = {
  'show.material': z.strictObject({ ...material.omit({ kind: true }).shape, ...forMinutes }),
  'show.lesson': z.strictObject({ ...lesson.omit({ kind: true }).shape, ...forMinutes }),
  'show.invite': z.strictObject({ ...invite.omit({ kind: true }).shape, ...forMinutes }),
  'show.notice': z.strictObject({ ...notice.omit({ kind: true }).shape, ...forMinutes }),
  clear: noArgs,
  /** Fetch and keep these besides what desired state names; `done` when all are verified on disk. */
  'content.sync': z.strictObject({ materialIds: z.array(idSchema).max(200) }),
  /** Re-read and re-hash; an empty list means everything. Damaged files are fetched again. */
  'content.verify': z.strictObject({ materialIds: z.array(idSchema).max(200) }),
  /** Keep these like `content.sync`, and never evict them; `done` when all are verified on disk. */
  'content.pin': z.strictObject({ materialIds: z.array(idSchema).min(1).max(200) }),
  /** Take these off the disk; what the next lessons need or what is on the screen stays. */
  'content.evict': z.strictObject({ materialIds: z.array(idSchema).min(1).max(200) }),
  'audio.volume': z.strictObject({ level: z.int().min(0).max(100) }),
  identify: z.strictObject({ seconds: z.int().min(1).max(300) }),
  /** `uploadUrl`: path on the hub that takes one JPEG from this display, once. */
  screenshot: z.strictObject({ uploadUrl: z.string().max(300) }),
  ping: noArgs,
} as const
export type CommandName = keyof typeof commandArgs
export type CommandArgs<N extends CommandName> = z.infer<(typeof commandArgs)[N]>
export const commandNames = Object.keys(commandArgs) as CommandName[]
/** Revision of each command's args, as `about.commands` tells. */
export const commandRevisions = Object.fromEntries(commandNames.map(name => [name, 1])) as Record<CommandName, number>
/** Commands that change the picture: an offer while a teacher holds the lease. */
export const pictureCommands: readonly CommandName[] = ['show.material', 'show.lesson', 'show.invite', 'show.notice', 'clear']

export const maxTtlS = 24 * 60 * 60

/** The signed body of a command; `name` and `args` are judged one by one after the head. Strict. */
export const commandHeadSchema = z.strictObject({
  v: z.literal(1),
  id: ulidSchema,
  /** Rises per signer and target. */
  n: z.int().min(1),
  name: z.string().max(40),
  args: z.unknown(),
  ts: instantSchema,
  ttl: z.int().min(1).max(maxTtlS),
  /** `d/{id}`, `g/{group}` or `all`. */
  target: z.string().regex(/^(all|[dg]\/[a-z0-9-]{1,64})$/),
  by: z.strictObject({ user: z.string().max(80), role: z.string().max(40) }),
  prio: z.enum(['normal', 'emergency']),
})
export type CommandBody = z.infer<typeof commandHeadSchema>

/** A command whose name and args were found right; a union over all names. */
export type Command = { [N in CommandName]: Omit<CommandBody, 'name' | 'args'> & { name: N; args: CommandArgs<N> } }[CommandName]
