import { z } from 'zod'
import { courseFields, tableFields, type CourseField, type TableField } from '#shared/contract/timetable-import'
import { StateFile, type StateFileOptions } from '../../../agent/disk/state-file'
import { headSignature, type Columns } from './table-columns'

const savedSchema = z.array(z.object({ kind: z.enum(['table', 'course-plan']), head: z.string().max(500), columns: z.partialRecord(z.enum([...tableFields, ...courseFields]), z.int().min(0)) })).max(100)
type Saved = z.infer<typeof savedSchema>[number]
type AnyColumns = Columns<TableField | CourseField>

/** How the school's own tables are to be read: what a person said once of these headings holds for the next file with them. */
export class ImportColumns {
  readonly #file: StateFile<Saved[]>

  private constructor(file: StateFile<Saved[]>) {
    this.#file = file
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<ImportColumns> {
    return new ImportColumns(await StateFile.open<Saved[]>({ file, schema: savedSchema, empty: [], report }))
  }

  of(kind: Saved['kind'], headings: readonly string[]): AnyColumns | undefined {
    const head = headSignature(headings)
    return this.#file.value.find(one => one.kind === kind && one.head === head)?.columns
  }

  async save(kind: Saved['kind'], headings: readonly string[], columns: AnyColumns): Promise<void> {
    const head = headSignature(headings)
    const one: Saved = { kind, head, columns: Object.fromEntries(Object.entries(columns).flatMap(([field, column]) => (column === undefined ? [] : [[field, column] as const]))) }
    await this.#file.update(saved => [...saved.filter(other => other.kind !== kind || other.head !== head).slice(-99), one])
  }
}
