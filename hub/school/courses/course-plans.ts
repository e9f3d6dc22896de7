import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { dateSchema, idSchema } from '#shared/domain/ids'
import { subjectSchema } from '#shared/domain/subject'
import { StateFile, type StateFileOptions } from '../../../agent/disk/state-file'

const courseLessonSchema = z.object({
  topic: z.string().min(1).max(200),
  section: z.string().max(200).optional(),
  homework: z.string().max(300).optional(),
  lessonId: idSchema.optional(),
  materialIds: z.array(idSchema).max(20),
})
const coursePlanSchema = z.object({
  classId: idSchema,
  subject: subjectSchema,
  group: z.string().max(40).optional(),
  /** The date of which the first lesson is counted. */
  from: dateSchema,
  lessons: z.array(courseLessonSchema).max(600),
})
/** A term plan (КТП): what a class's lessons in a subject are about, one after the other. */
export type CoursePlan = z.infer<typeof coursePlanSchema>

const keyOf = ({ classId, subject, group = '' }: Pick<CoursePlan, 'classId' | 'subject' | 'group'>): string => `${classId} ${subject} ${group}`
const filed = /^([a-z0-9-]{1,64})\.json$/

/** Term plans below `<data>/school/courses`, one small file a class: a school's whole year would be too much for one. */
export class CoursePlans {
  readonly #folder: string
  readonly #report: StateFileOptions<unknown>['report']
  readonly #files = new Map<string, StateFile<CoursePlan[]>>()
  #all: readonly CoursePlan[] = []

  private constructor(folder: string, report: StateFileOptions<unknown>['report']) {
    this.#folder = folder
    this.#report = report
  }

  static async open(folder: string, report: StateFileOptions<unknown>['report']): Promise<CoursePlans> {
    await mkdir(folder, { recursive: true })
    const plans = new CoursePlans(folder, report)
    for (const name of await readdir(folder)) {
      const classId = filed.exec(name)?.[1]
      if (classId !== undefined) await plans.#fileOf(classId)
    }
    plans.#gather()
    return plans
  }

  /** The same list until one of them changes. */
  all(): readonly CoursePlan[] {
    return this.#all
  }

  find(course: Pick<CoursePlan, 'classId' | 'subject' | 'group'>): CoursePlan | undefined {
    return this.#all.find(one => keyOf(one) === keyOf(course))
  }

  /** Adds or replaces courses; gives back the plans of their classes as they were, for `restore`. */
  async put(courses: readonly CoursePlan[]): Promise<ReadonlyMap<string, readonly CoursePlan[]>> {
    const before = new Map<string, readonly CoursePlan[]>()
    const keys = new Set(courses.map(keyOf))
    for (const classId of new Set(courses.map(one => one.classId))) {
      const file = await this.#fileOf(classId)
      before.set(classId, file.value)
      await file.update(kept => [...kept.filter(one => !keys.has(keyOf(one))), ...courses.filter(one => one.classId === classId)])
    }
    this.#gather()
    return before
  }

  async restore(before: ReadonlyMap<string, readonly CoursePlan[]>): Promise<void> {
    for (const [classId, plans] of before) await (await this.#fileOf(classId)).update(() => [...plans])
    this.#gather()
  }

  #gather(): void {
    this.#all = [...this.#files.values()].flatMap(({ value }) => value)
  }

  async #fileOf(classId: string): Promise<StateFile<CoursePlan[]>> {
    const known = this.#files.get(classId)
    if (known) return known
    const file = await StateFile.open<CoursePlan[]>({ file: join(this.#folder, `${classId}.json`), schema: z.array(coursePlanSchema).max(100), empty: [], report: this.#report })
    this.#files.set(classId, file)
    return file
  }
}
