import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, wallTimeSchema } from '../ids'
import { naturally } from '../natural-order'
import { subjectSchema } from '../subject'
import type { Timetable } from './schema'

/** The first format: one bell set, a plain week. Hubs' files, displays' caches and schools' folders may still hold it. */
export const timetableOneSchema = z.object({
  version: z.literal(1),
  timeZone: z.string().min(1).max(64),
  bells: z.array(z.object({ number: z.int().min(0).max(20), start: wallTimeSchema, end: wallTimeSchema })).max(20),
  lessons: z.array(z.object({
    id: idSchema,
    weekday: z.int().min(1).max(7),
    period: z.int().min(0).max(20),
    classId: idSchema,
    className: z.string().min(1).max(20),
    subject: subjectSchema,
    roomId: idSchema,
    teacher: z.string().max(80).optional(),
    topic: z.string().max(200).optional(),
    lessonId: idSchema.optional(),
    materialIds: z.array(idSchema).max(50).optional(),
  })).max(4_000),
  changes: z.array(z.object({
    id: idSchema,
    date: dateSchema,
    plannedId: idSchema,
    cancelled: z.boolean().default(false),
    roomId: idSchema.optional(),
    subject: subjectSchema.optional(),
    teacher: z.string().max(80).optional(),
    madeAt: instantSchema,
  })).max(5_000),
})

/** The same timetable in the present format. Rooms are known by id alone there, grades by the number that a class's name begins with. */
export function fromVersionOne({ timeZone, bells, lessons, changes }: z.infer<typeof timetableOneSchema>): Timetable {
  const classes = new Map(lessons.map(({ classId, className }) => [classId, className]))
  const roomIds = new Set([...lessons, ...changes].flatMap(({ roomId }) => roomId ?? []))
  return {
    version: 2,
    timeZone,
    buildings: [],
    classes: [...classes].map(([id, name]) => ({ id, name, grade: gradeOf(name) })).sort((a, b) => naturally(a.name, b.name)),
    rooms: [...roomIds].sort(naturally).map(id => ({ id, name: id.slice(0, 40) })),
    bellSets: [{ id: 'usual', name: '1', bells }],
    bellRules: [{ bellSetId: 'usual' }],
    terms: [],
    calendar: { holidays: [], days: [] },
    lessons: onceEach(lessons).map(({ classId, className: _className, ...lesson }) => ({ ...lesson, classIds: [classId] })),
    changes: onceEach(changes).map(({ cancelled, ...change }) => ({ ...change, ...(cancelled ? { cancelled } : {}), source: 'panel' })),
  }
}

/** The first format did not mind an id that stands twice. */
function onceEach<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>()
  return items.map((item, index) => {
    const id = seen.has(item.id) ? `${item.id.slice(0, 56)}-${index}` : item.id
    seen.add(id)
    return { ...item, id }
  })
}

function gradeOf(className: string): number {
  return Math.min(11, Number(/^\d{1,2}/.exec(className)?.[0] ?? 0))
}
