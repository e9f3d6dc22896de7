import { setTimeout } from 'node:timers/promises'
import type { ImportParts } from '#shared/contract/library-sources'
import type { ImportFault } from '#shared/contract/panel'
import { fillRoute, routes } from '#shared/contract/routes'
import { importRowSchema, uploadBegunSchema, uploadProblemSchema } from '#shared/contract/uploads'
import { failure, success, type Result } from '#shared/result'
import { importEn } from '#shared/text/cli/import.en'
import { importRu, type ImportText } from '#shared/text/cli/import.ru'
import { openHubLine, WrongKey, type HubLine, type HubReply } from './hub-line'
import { standingOf } from './hub-standing'
import { planImport, type ImportPlan, type PlanFault } from './import-plan'
import { ProgressLine } from './progress-line'

export interface ImportOptions {
  /** The hub's data folder: `running.json` and `import-key` lie there. */
  readonly data: string
  readonly language: 'ru' | 'en'
  /** Whether the output is a terminal that a line can be rewritten in. */
  readonly isTerminal: boolean
}

type Refusal = { readonly kind: 'refused'; readonly fault: ImportFault } | { readonly kind: 'problem'; readonly message: string } | { readonly kind: 'not-running' } | { readonly kind: 'wrong-key' }

const askAgainMs = 500

/** `doska import`: brings files and folders into the running hub's library. Returns the exit code: 0, or 1 when anything was not taken. */
export async function importPaths(paths: readonly string[], options: ImportOptions, write: (text: string) => void): Promise<number> {
  const text = options.language === 'en' ? importEn : importRu
  const line = new ProgressLine(write, options.isTerminal)
  if (paths.length === 0) return line.end(text.nothing, 1)
  const hub = await openHubLine(options.data)
  if (!hub) return line.end(text.notRunning(options.data), 1)
  let added = 0
  let refused = 0
  try {
    const standing = await standingOf(hub)
    if (standing !== 'proved') return line.end({ 'not-running': text.notRunning(options.data), foreign: text.foreignHub(options.data), 'wrong-key': text.wrongKey }[standing], 1)
    for (const path of paths) {
      const plans = await planImport(path)
      if (!plans.ok) {
        refused++
        line.say(planWords(plans.fault, text))
        continue
      }
      for (const plan of plans.value) {
        const bytes = plan.files.reduce((sum, file) => sum + file.bytes, 0)
        const outcome = await bring(plan, bytes, hub, text, line)
        if (outcome.ok) {
          added++
          line.say(text.done(plan.name, bytes))
          if (outcome.value) line.say(text.parts(outcome.value.taken, outcome.value.refused.map(({ title }) => title), outcome.value.moreRefused))
          continue
        }
        const { fault } = outcome
        if (fault.kind === 'not-running') return line.end(text.notRunning(options.data), 1)
        if (fault.kind === 'wrong-key') return line.end(text.wrongKey, 1)
        refused++
        line.say(fault.kind === 'refused' ? text.refused(plan.name, fault.fault) : text.problem(plan.name, fault.message))
      }
    }
    return line.end(text.summary(added, refused), refused > 0 ? 1 : 0)
  } finally {
    await hub.dispose()
  }
}

/** One upload from begin to commit. */
async function bring({ kind, name, files }: ImportPlan, totalBytes: number, hub: HubLine, text: ImportText, line: ProgressLine): Promise<Result<ImportParts | undefined, Refusal>> {
  const startedMs = performance.now()
  let sentBytes = 0
  const show = (count: number) => {
    sentBytes += count
    line.show(() => text.progress(name, Math.floor((100 * sentBytes) / Math.max(1, totalBytes)), (1000 * sentBytes) / Math.max(1, performance.now() - startedMs)))
  }
  try {
    const begun = await hub.post(routes.uploadBegin, { name, kind, totalBytes })
    const upload = uploadBegunSchema.safeParse(begun.body)
    if (!upload.success) return failure(refusalOf(begun, text))
    for (const { file, path, bytes } of files) {
      const folder = fillRoute(routes.uploadFile.slice(0, -1), upload.data)
      const put = await hub.put(folder + path.split('/').map(encodeURIComponent).join('/'), file, bytes, show)
      if (put.status !== 200) return failure(refusalOf(put, text))
    }
    line.show(() => text.checking(name))
    const committed = await hub.post(fillRoute(routes.uploadCommit, upload.data))
    const end = await endOf(committed, hub, upload.data.uploadId, share => line.show(() => text.converting(name, share === undefined ? undefined : Math.floor(100 * share))))
    return end.status === 200 ? success(importRowSchema.safeParse(end.body).data?.parts) : failure(refusalOf(end, text))
  } catch (error) {
    if (error instanceof WrongKey) return failure({ kind: 'wrong-key' })
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return failure({ kind: 'not-running' })
    return failure({ kind: 'problem', message: text.lost })
  }
}

/** The hub answers before a long conversion ends; then it is asked until it does. */
async function endOf(committed: HubReply, hub: HubLine, uploadId: string, show: (share: number | undefined) => void): Promise<HubReply> {
  for (let reply = committed; ; reply = await hub.get(fillRoute(routes.uploadState, { uploadId }))) {
    const row = importRowSchema.safeParse(reply.body)
    if (reply.status !== 200 || !row.success || row.data.phase === 'done') return reply
    show(row.data.share)
    await setTimeout(askAgainMs)
  }
}

function refusalOf({ body }: HubReply, text: ImportText): Refusal {
  const row = importRowSchema.safeParse(body)
  if (row.success && row.data.refusal) return { kind: 'refused', fault: row.data.refusal }
  const problem = uploadProblemSchema.safeParse(body)
  return { kind: 'problem', message: problem.success ? problem.data.message : text.lost }
}

function planWords({ kind, path }: PlanFault, text: ImportText): string {
  if (kind === 'missing') return text.missing(path)
  return kind === 'unreadable' ? text.unreadable(path) : text.emptyFolder(path)
}
