import { contentPlanSchema, invitesDocumentSchema, noticesDocumentSchema } from '#shared/contract/catalogue'
import { parsePersonal, type PersonalShelf } from '#shared/contract/personal-shelves'
import type { DesiredSet, Reference } from '#shared/contract/mqtt/desired'
import { hallDocumentSchema, type HallDocument } from '#shared/domain/hall/schema'
import type { Invite } from '#shared/domain/invite'
import type { Notice } from '#shared/domain/notice'
import { parseTimetable } from '#shared/domain/timetable/parse'
import type { Timetable } from '#shared/domain/timetable/schema'
import { schoolRulesSchema, type SchoolRules } from '#shared/domain/school-rules'

/** What desired state refers to, as the display keeps it; the catalogue has a shelf of its own. */
export interface Documents {
  readonly timetable: Timetable | undefined
  readonly invites: readonly Invite[]
  readonly notices: readonly Notice[]
  readonly rules: SchoolRules | undefined
  /** Absent on a class screen. */
  readonly hall: HallDocument | undefined
  /** Ids of materials that must be on this display. */
  readonly content: readonly string[]
  /** Teachers' own shelves of this room. */
  readonly personal: readonly PersonalShelf[]
}
export const slots = ['timetable', 'invites', 'notices', 'rules', 'hall', 'content', 'personal'] as const
export type Slot = (typeof slots)[number]
/** Everything that is fetched for desired state, the small documents first. */
export const wantedSlots = [...slots, 'catalogue'] as const
export type WantedSlot = (typeof wantedSlots)[number]

export const emptyDocuments: Documents = { timetable: undefined, invites: [], notices: [], rules: undefined, hall: undefined, content: [], personal: [] }

/** Parses an untrusted document into its slot; `undefined` when it is not what the slot holds. */
export function parseDocument<S extends Slot>(slot: S, candidate: unknown): Documents[S] | undefined {
  return parsers[slot](candidate)
}

/** The references of a desired set, by slot. */
export function referencesOf(set: DesiredSet): Partial<Record<WantedSlot, Reference>> {
  return Object.fromEntries(wantedSlots.flatMap(slot => (set[slot] ? [[slot, set[slot]]] : [])))
}

const parsers: { [S in Slot]: (candidate: unknown) => Documents[S] | undefined } = {
  timetable: candidate => {
    const parsed = parseTimetable(candidate)
    return parsed.ok ? parsed.value : undefined
  },
  invites: candidate => invitesDocumentSchema.safeParse(candidate).data?.invites,
  notices: candidate => noticesDocumentSchema.safeParse(candidate).data?.notices,
  rules: candidate => schoolRulesSchema.safeParse(candidate).data,
  hall: candidate => hallDocumentSchema.safeParse(candidate).data,
  content: candidate => contentPlanSchema.safeParse(candidate).data?.materialIds,
  personal: parsePersonal,
}
