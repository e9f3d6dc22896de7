import { rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { z } from 'zod'
import { bundleExtension } from '#shared/contract/bundle'
import { bundlePlanSchema, bundleQuery, bundleRoomsSchema, type BundleScope } from '#shared/contract/bundle-export'
import { routes } from '#shared/contract/routes'
import { uploadProblemSchema } from '#shared/contract/uploads'
import { failure, success, type Result } from '#shared/result'
import { exportEn } from '#shared/text/cli/export.en'
import { exportRu, type ExportText } from '#shared/text/cli/export.ru'
import { parseExport, type ExportWish } from './export-options'
import { openHubLine, WrongKey, type HubLine, type HubReply } from './hub-line'
import { standingOf } from './hub-standing'
import { ProgressLine } from './progress-line'

export interface ExportOptions {
  /** The hub's data folder: `running.json` and `import-key` lie there. */
  readonly data: string
  readonly language: 'ru' | 'en'
  /** Whether the output is a terminal that a line can be rewritten in. */
  readonly isTerminal: boolean
}

type Plan = z.infer<typeof bundlePlanSchema>

/** `doska export`: writes a bundle of the running hub, for a room or of the whole library, where a stick is. Returns the exit code: 0; 1 when it is not whole there; 2 for a wish that is none. */
export async function exportBundle(args: readonly string[], options: ExportOptions, write: (text: string) => void): Promise<number> {
  const text = options.language === 'en' ? exportEn : exportRu
  const line = new ProgressLine(write, options.isTerminal)
  const wish = parseExport(args)
  if (!wish.ok) return line.end(text.wishes[wish.fault.kind]('option' in wish.fault ? wish.fault.option : ''), 2)
  const target = await targetOf(wish.value.to)
  if (!target) return line.end(text.noFolder(wish.value.to), 1)
  const hub = await openHubLine(options.data)
  if (!hub) return line.end(text.notRunning(options.data), 1)
  try {
    const standing = await standingOf(hub)
    if (standing !== 'proved') return line.end({ 'not-running': text.notRunning(options.data), foreign: text.foreignHub(options.data), 'wrong-key': text.wrongKey }[standing], 1)
    return await bring(hub, wish.value, target, text, line)
  } catch (error) {
    return line.end(error instanceof WrongKey ? text.wrongKey : faultWords(error, text), 1)
  } finally {
    await hub.dispose()
  }
}

interface Target {
  readonly folder: string
  /** Without extension; undefined: as the hub calls it. */
  readonly name: string | undefined
}

/** Undefined when there is no such folder. */
async function targetOf(to: string): Promise<Target | undefined> {
  const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false
  if (await isFolder(to)) return { folder: to, name: undefined }
  if (!to.toLowerCase().endsWith(bundleExtension) || !(await isFolder(dirname(to)))) return undefined
  return { folder: dirname(to), name: basename(to).slice(0, -bundleExtension.length) }
}

async function bring(hub: HubLine, wish: ExportWish, target: Target, text: ExportText, line: ProgressLine): Promise<number> {
  const scope = await scopeOf(hub, wish, text)
  if (!scope.ok) return line.end(scope.fault, 1)
  line.show(() => text.planning)
  const answer = await hub.get(`${routes.bundlePlan}?${bundleQuery(scope.value, undefined, wish.partBytes)}`)
  const plan = bundlePlanSchema.safeParse(answer.body).data
  if (answer.status !== 200 || !plan) return line.end(messageOf(answer, text), 1)
  if (plan.isTooLarge) return line.end(text.tooLarge, 1)
  line.say(text.plan(plan.bytes, plan.materials, plan.lessons, plan.shelfFiles, plan.parts.length))
  const started = { ms: performance.now(), bytes: 0 }
  for (const [index, part] of plan.parts.entries()) {
    const file = join(target.folder, fileNameOf(part.fileName, index, plan, target, text))
    const making = `${file}.part`
    const show = (count: number) => {
      started.bytes += count
      line.show(() => text.progress(basename(file), Math.floor((100 * started.bytes) / plan.bytes), (1000 * started.bytes) / Math.max(1, performance.now() - started.ms)))
    }
    try {
      const saved = await hub.save(`${routes.bundleExport}?${bundleQuery(scope.value, { number: index + 1, set: plan.set }, wish.partBytes)}`, making, show)
      if (saved.status !== 200) return line.end(messageOf(saved, text), 1)
      await rename(making, file) // whole, or not there
    } finally {
      await rm(making, { force: true })
    }
    line.say(text.written(file, part.bytes))
  }
  if (plan.lost > 0) line.say(text.lost(plan.lost))
  if (plan.tooLong > 0) line.say(text.tooLong(plan.tooLong))
  return line.end(plan.parts.length > 1 ? text.doneParts(plan.parts.length) : text.done, plan.lost + plan.tooLong > 0 ? 1 : 0)
}

/** A room is meant by its id, or by its name as people write it. */
async function scopeOf(hub: HubLine, { room }: ExportWish, text: ExportText): Promise<Result<BundleScope, string>> {
  if (room === undefined) return success({ kind: 'library' })
  const answer = await hub.get(routes.bundleRooms)
  const { rooms } = bundleRoomsSchema.safeParse(answer.body).data ?? {}
  if (!rooms) return failure(messageOf(answer, text))
  const plain = (name: string) => name.trim().toLocaleLowerCase()
  const byId = rooms.filter(({ id }) => id === room)
  const found = byId.length > 0 ? byId : rooms.filter(({ name }) => plain(name) === plain(room))
  if (found.length === 1) return success({ kind: 'room', roomId: found[0]!.id })
  return failure(found.length > 1 ? text.manyRooms(room, found.map(({ id }) => id)) : text.noRoom(room, rooms.map(({ id, name }) => `${name} (${id})`)))
}

function fileNameOf(fromHub: string, index: number, { parts }: Plan, { name }: Target, text: ExportText): string {
  if (name !== undefined) return `${parts.length > 1 ? text.part(name, index + 1, parts.length) : name}${bundleExtension}`
  return basename(fromHub) // never a path, whoever answers
}

const messageOf = ({ body }: HubReply, text: ExportText): string => uploadProblemSchema.safeParse(body).data?.message ?? text.lostLine

function faultWords(error: unknown, text: ExportText): string {
  const { code = '', path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return text.noSpace
  if (code === 'EFBIG') return text.fileTooBig
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return text.notWritable(path ?? '')
  return text.lostLine
}
