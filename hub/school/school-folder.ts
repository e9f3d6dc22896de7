import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { School } from '#shared/contract/panel'
import { idSchema } from '#shared/domain/ids'
import { parseInvite, type Invite } from '#shared/domain/invite'
import type { InviteHosts } from '#shared/domain/invite-hosts'
import { noticeSchema, type Notice } from '#shared/domain/notice'
import { parseTimetable } from '#shared/domain/timetable/parse'
import type { Timetable } from '#shared/domain/timetable/schema'
import { isTimeZone } from '#shared/domain/timetable/wall-clock'
import { failure, success, type Result } from '#shared/result'
import { planOf, timetableOf, type TimetablePlan } from './timetable-plan'

/** A school as its folder describes it; `groups` of a room are those that its displays join. */
export const schoolSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  timeZone: z.string().min(1).max(64).refine(isTimeZone, 'unknown time zone'),
  buildings: z.array(z.object({ id: idSchema, name: z.string().min(1).max(80) })).max(50).optional(),
  rooms: z.array(z.object({ id: idSchema, name: z.string().min(1).max(40), groupIds: z.array(idSchema).max(32), buildingId: idSchema.optional() })).min(1).max(2_000),
  groups: z.array(z.object({ id: idSchema, name: z.string().min(1).max(80) })).max(200),
  classes: z.array(z.object({ id: idSchema, name: z.string().min(1).max(20), grade: z.int().min(0).max(11), shift: z.int().min(1).max(3).optional(), buildingId: idSchema.optional() })).max(500),
}) satisfies z.ZodType<School>

export interface SchoolData {
  readonly school: School
  readonly timetable: Timetable
  readonly invites: readonly Invite[]
  readonly notices: readonly Notice[]
}

const emptyPlan: TimetablePlan = { version: 2, bellSets: [], bellRules: [], terms: [], calendar: { holidays: [], days: [] }, lessons: [], changes: [] }

/** Reads school.json, timetable.json, invites.json and notices.json of a school's folder. The fault says which file and what is wrong with it. */
export async function readSchoolFolder(folder: string, hosts: InviteHosts): Promise<Result<SchoolData, string>> {
  try {
    const raw = await readJson(folder, 'school.json')
    const rooms = listOf(recordOf(raw)['rooms']).map(room => ({ ...room, groupIds: room['groupIds'] ?? room['groups'] ?? [] }))
    const school = schoolSchema.safeParse({ groups: [], classes: [], ...recordOf(raw), rooms })
    if (!school.success) return failure(`school.json: ${z.prettifyError(school.error)}`)
    const classNames = new Map(school.data.classes.map(({ id, name }) => [id, name]))
    const named = (item: Record<string, unknown>) => ({ ...item, className: classNames.get(String(item['classId'])) })

    const plan = recordOf(await readJson(folder, 'timetable.json', emptyPlan))
    const { buildings = [], classes, rooms: schoolRooms, timeZone } = school.data
    const timetable = parseTimetable(plan['version'] === 1 ? { ...plan, lessons: listOf(plan['lessons']).map(named) } : { timeZone, ...plan, buildings, classes, rooms: schoolRooms })
    if (!timetable.ok) return failure(`timetable.json: ${JSON.stringify(timetable.fault)}`)

    const invites: Invite[] = []
    for (const candidate of listOf(await readJson(folder, 'invites.json', []))) {
      const invite = parseInvite(named(candidate), hosts)
      if (!invite.ok) return failure(`invites.json, ${String(candidate['id'])}: ${JSON.stringify(invite.fault)}`)
      invites.push(invite.value)
    }
    const notices = z.array(noticeSchema).safeParse(await readJson(folder, 'notices.json', []))
    if (!notices.success) return failure(`notices.json: ${z.prettifyError(notices.error)}`)
    return success({ school: school.data, timetable: timetableOf(school.data, planOf(timetable.value)), invites, notices: notices.data })
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}

/** A hub that was given no school begins with one room, to be described by import later. */
export function bareSchool(id: string, name: string, roomName: string, timeZone: string): SchoolData {
  return {
    school: { id, name, timeZone, rooms: [{ id: 'room-1', name: roomName, groupIds: [] }], groups: [], classes: [] },
    timetable: { ...emptyPlan, timeZone, buildings: [], classes: [], rooms: [{ id: 'room-1', name: roomName }] },
    invites: [],
    notices: [],
  }
}

async function readJson(folder: string, name: string, missing?: unknown): Promise<unknown> {
  let text: string
  try {
    text = await readFile(join(folder, name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && missing !== undefined) return missing
    throw new Error(`${join(folder, name)}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : 'not JSON'}`)
  }
}

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {})
const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(recordOf) : [])
