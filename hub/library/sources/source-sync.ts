import type { ItemProblem, SourceReport } from '#shared/contract/library-sources'
import type { ImportFault } from '#shared/contract/panel'
import type { Result } from '#shared/result'
import { markOf } from './item-mark'
import type { ItemContent, ItemFault, LibrarySource, SourceItem } from './source-port'

/** What is remembered of an item: it is not taken in again while its mark is the same. */
export interface KnownItem {
  /** Name of the record; the key may be anything. */
  readonly id: string
  readonly key: string
  readonly mark: string
  readonly title: string
  readonly materialId: string | undefined
  /** Its content was refused; another try brings the same answer. */
  readonly refused: string | undefined
}

/** `replaced`: the material whose place it takes; `isOwn`: nobody else had it before. */
export interface Described {
  readonly replaced: string | undefined
  readonly isOwn: boolean
}

export interface SyncNeeds {
  readonly known: { all(): readonly KnownItem[]; get(id: string): KnownItem | undefined; save(item: KnownItem): Promise<void> }
  hasMaterial(materialId: string): boolean
  /** Takes the content in by the hub's one import; the material's id. */
  bring(content: ItemContent, signal: AbortSignal): Promise<Result<Brought, ItemFault>>
  /** Says what the source says of a material. The id under which it stands then. */
  describe(materialId: string, item: SourceItem, how: Described): Promise<string>
  now(): number
  progress(done: number, total: number): void
}

/** `addedMs`: since when the library has it; the import finds what is there already. */
export interface Brought {
  /** Undefined: it became something else, a lesson or several materials. */
  readonly materialId: string | undefined
  readonly addedMs: number
}

/** What another day or another program on this machine may change. */
const mayChange = /^(unsupported: needs-|cancelled)/

/** Problems that are told one by one. */
const mostProblems = 500
const mostGone = 500

export const refusalOf = ({ kind, ...fault }: ImportFault): string => ('detail' in fault && fault.detail ? `${kind}: ${fault.detail}` : kind)

/** Looks at a source once: new things come in, other ones are updated in place, gone ones are told. A source that cannot be read changes nothing. */
export async function syncSource(source: LibrarySource, needs: SyncNeeds, signal: AbortSignal): Promise<SourceReport> {
  const counts = { added: 0, updated: 0, same: 0, failed: 0 }
  const problems: ItemProblem[] = []
  const report = (rest: Pick<SourceReport, 'gone' | 'fault'>): SourceReport => ({
    at: new Date(needs.now()).toISOString(), ...counts, ...rest, problems: problems.slice(0, mostProblems), moreProblems: Math.max(0, problems.length - mostProblems),
  })
  needs.progress(0, 0)
  const listed = await source.list(signal)
  if (!listed.ok) return report({ gone: [], fault: listed.fault })
  problems.push(...listed.value.problems)
  counts.failed = listed.value.problems.length
  const { items } = listed.value
  const taken = new Map(needs.known.all().flatMap(({ id, materialId }) => (materialId === undefined ? [] : [[materialId, id]])))
  for (const [index, item] of items.entries()) {
    if (signal.aborted) return report({ gone: [], fault: { kind: 'stopped', detail: `${index}/${items.length}` } })
    needs.progress(index, items.length)
    const outcome = await syncItem(item, taken, needs, signal)
    if (typeof outcome === 'string') counts[outcome]++
    else if (!signal.aborted) {
      counts.failed++
      problems.push({ key: item.key, title: item.title.slice(0, 300), ...outcome })
    }
  }
  const listedIds = new Set([...items.map(({ key }) => key), ...listed.value.problems.map(({ key }) => key)].map(markOf))
  const gone = needs.known.all().filter(({ id, materialId }) => !listedIds.has(id) && materialId !== undefined && needs.hasMaterial(materialId))
  return report({ gone: gone.slice(0, mostGone).map(({ title }) => title) })
}

/** `taken`: materials that items of this source became already, with the item's id. */
async function syncItem(item: SourceItem, taken: Map<string, string>, needs: SyncNeeds, signal: AbortSignal): Promise<'added' | 'updated' | 'same' | ItemFault> {
  const id = markOf(item.key)
  const known = needs.known.get(id)
  const standing = known?.materialId !== undefined && needs.hasMaterial(known.materialId) ? known.materialId : undefined
  if (known?.mark === item.mark && known.refused !== undefined) return { kind: 'not-imported', detail: known.refused }
  if (known?.mark === item.mark) return 'same' // what a person took out of the library does not come back by itself
  const remember = async (materialId: string | undefined, refused?: string) => {
    if (materialId !== undefined) taken.set(materialId, id)
    await needs.known.save({ id, key: item.key, mark: item.mark, title: item.title.slice(0, 300), materialId, refused })
  }
  const beganMs = needs.now()
  const content = await item.content(signal)
  const brought = content.ok ? await needs.bring(content.value, signal) : content
  if (!brought.ok) {
    if (brought.fault.kind === 'not-imported' && !mayChange.test(brought.fault.detail)) await remember(standing, brought.fault.detail)
    return brought.fault
  }
  const { materialId, addedMs } = brought.value
  if (materialId === undefined) {
    await remember(undefined)
    return known ? 'updated' : 'added'
  }
  const other = taken.get(materialId)
  const isOwn = addedMs >= beganMs && (other === undefined || other === id)
  await remember(await needs.describe(materialId, item, { replaced: standing, isOwn: isOwn || materialId === standing }))
  if (standing !== undefined) return 'updated'
  return isOwn ? 'added' : 'same'
}
