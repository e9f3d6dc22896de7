import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import type { ImportParts } from '#shared/contract/library-sources'
import type { ImportRow } from '#shared/contract/panel'
import type { PickedFile, UploadPlan } from '../model/upload-plan'
import { uploadPlansOf, walkLimit } from '../model/upload-plan'
import { runUpload, type UploadOutcome } from '../model/upload-run'
import { uploadLine } from '../upload-line'
import { useLinkStore, type PanelBridge } from './link'

/** One upload as the list shows it: of this page, or somebody else's that the hub tells of. */
export interface UploadRow {
  readonly key: string
  readonly name: string
  readonly isMine: boolean
  readonly phase: 'queued' | ImportRow['phase'] | 'stopped'
  readonly doneBytes: number
  readonly totalBytes: number
  /** Of a conversion, 0 to 1; undefined while nobody knows. */
  readonly share: number | undefined
  readonly materialId: string | undefined
  /** Of a Common Cartridge. */
  readonly parts?: ImportParts | undefined
  readonly outcome: UploadOutcome | undefined
}
interface Own {
  row: UploadRow
  readonly plan: UploadPlan
  readonly stopper: AbortController
  uploadId: string | undefined
}

/** Uploads, one after the other, so that a weak school network carries each to its end. */
export const useUploadsStore = defineStore('uploads', () => {
  const link = useLinkStore()
  const own = shallowReactive(new Map<string, Own>())
  const foreign = shallowReactive(new Map<string, ImportRow>())
  const hidden = shallowReactive(new Set<string>())
  const isRunning = ref(false)
  let count = 0

  const rows = computed<UploadRow[]>(() => {
    const mine = new Set([...own.values()].map(({ uploadId }) => uploadId))
    const others = [...foreign.values()].filter(({ uploadId }) => !mine.has(uploadId)).map(foreignRow)
    return [...[...own.values()].map(({ row, uploadId }) => withNews(row, foreign.get(uploadId ?? ''))), ...others].filter(({ key }) => !hidden.has(key))
  })
  const activeCount = computed(() => rows.value.filter(({ phase }) => phase === 'queued' || phase === 'receiving' || phase === 'checking' || phase === 'converting').length)

  function follow(bridge: PanelBridge): void {
    bridge.on('importChanged', row => void foreign.set(row.uploadId, row))
  }
  async function reload(): Promise<void> {
    const list = await link.ask('listImports')
    if (!list.ok) return
    foreign.clear()
    for (const row of list.value) foreign.set(row.uploadId, row)
  }

  /** Queues what was picked; tells how many materials that makes and whether the limit cut it. */
  function add(picked: readonly PickedFile[]): { added: number; isCut: boolean } {
    const plans = uploadPlansOf(picked.slice(0, walkLimit))
    for (const plan of plans) queue(plan)
    return { added: plans.length, isCut: picked.length > walkLimit }
  }
  function addSubtitles(file: File, materialId: string, language: string): void {
    queue({ kind: 'file', name: file.name, files: [{ path: file.name, file }], totalBytes: file.size, addTo: { materialId, language } })
  }
  function queue(plan: UploadPlan): void {
    const key = `own-${++count}`
    const row: UploadRow = { key, name: plan.name, isMine: true, phase: 'queued', doneBytes: 0, totalBytes: plan.totalBytes, share: undefined, materialId: undefined, outcome: undefined }
    own.set(key, { row, plan, stopper: new AbortController(), uploadId: undefined })
    void work()
  }

  async function work(): Promise<void> {
    if (isRunning.value) return
    isRunning.value = true
    for (let next = queued(); next; next = queued()) await carry(next)
    isRunning.value = false
  }
  const queued = () => [...own.values()].find(({ row }) => row.phase === 'queued')

  async function carry(upload: Own): Promise<void> {
    const { key } = upload.row
    const become = (change: Partial<UploadRow>) => {
      upload.row = { ...upload.row, ...change }
      own.set(key, { ...upload })
    }
    become({ phase: 'receiving' })
    const outcome = await runUpload(upload.plan, uploadLine, {
      began: uploadId => { upload.uploadId = uploadId },
      sent: doneBytes => become({ doneBytes }),
      checking: () => become({ phase: 'checking' }),
    }, upload.stopper.signal)
    if (outcome.kind === 'converting') return become({ phase: 'converting' })
    become({ outcome, phase: outcome.kind === 'done' ? 'done' : outcome.kind === 'stopped' ? 'stopped' : 'refused', ...(outcome.kind === 'done' ? { materialId: outcome.materialId, parts: outcome.parts } : { materialId: undefined }) })
  }

  async function stop(key: string): Promise<void> {
    const upload = own.get(key)
    if (rows.value.find(row => row.key === key)?.phase === 'converting') return void (await link.ask('cancelImport', upload?.uploadId ?? key))
    if (!upload) return
    upload.stopper.abort()
    if (upload.row.phase === 'queued') own.set(key, { ...upload, row: { ...upload.row, phase: 'stopped', outcome: { kind: 'stopped' } } })
  }
  function retry(key: string): void {
    const upload = own.get(key)
    if (!upload) return
    own.set(key, { ...upload, stopper: new AbortController(), uploadId: undefined, row: { ...upload.row, phase: 'queued', doneBytes: 0, outcome: undefined } })
    void work()
  }
  function hideFinished(): void {
    for (const { key, phase } of rows.value) if (phase === 'done' || phase === 'refused' || phase === 'stopped') hidden.add(key)
  }

  return { rows, activeCount, follow, reload, add, addSubtitles, stop, retry, hideFinished }
})

/** Our own upload as the hub sees it, once it is the hub's turn. */
function withNews(row: UploadRow, news: ImportRow | undefined): UploadRow {
  if (!news || (row.phase !== 'checking' && row.phase !== 'converting')) return row
  if (news.phase === 'converting') return { ...row, phase: 'converting', share: news.share }
  if (row.phase === 'checking' || (news.phase !== 'done' && news.phase !== 'refused')) return row
  return { ...foreignRow(news), key: row.key, isMine: true }
}

function foreignRow(row: ImportRow): UploadRow {
  const outcome: UploadOutcome | undefined = row.refusal ? { kind: 'refused', fault: row.refusal } : undefined
  return { ...row, share: row.share, key: row.uploadId, isMine: false, outcome }
}
