import { catalogueSchema, contentPlanSchema, emptyCatalogue, invitesDocumentSchema, noticesDocumentSchema, type Catalogue } from '#shared/contract/catalogue'
import type { DesiredSet, Reference } from '#shared/contract/mqtt/desired'
import type { Invite } from '#shared/domain/invite'
import { parseMaterial } from '#shared/domain/material'
import type { Notice } from '#shared/domain/notice'
import { parseTimetable, type Timetable } from '#shared/domain/timetable'

/** What desired state refers to, as the display keeps it. */
export interface Documents {
  readonly catalogue: Catalogue
  readonly timetable: Timetable | undefined
  readonly invites: readonly Invite[]
  readonly notices: readonly Notice[]
  /** Ids of materials that must be on this display. */
  readonly content: readonly string[]
}
export const slots = ['catalogue', 'timetable', 'invites', 'notices', 'content'] as const
export type Slot = (typeof slots)[number]

export const emptyDocuments: Documents = { catalogue: emptyCatalogue, timetable: undefined, invites: [], notices: [], content: [] }

/** Parses an untrusted document into its slot; `undefined` when it is not what the slot holds. */
export function parseDocument<S extends Slot>(slot: S, candidate: unknown): Documents[S] | undefined {
  return parsers[slot](candidate)
}

/** The references of a desired set, by slot. */
export function referencesOf(set: DesiredSet): Partial<Record<Slot, Reference>> {
  return Object.fromEntries(slots.flatMap(slot => (set[slot] ? [[slot, set[slot]]] : [])))
}

const parsers: { [S in Slot]: (candidate: unknown) => Documents[S] | undefined } = {
  catalogue: candidate => {
    const catalogue = catalogueSchema.safeParse(candidate).data
    // A material without its entry, or with two files under one path, cannot be shown; the others can.
    return catalogue && { ...catalogue, materials: catalogue.materials.filter(material => parseMaterial(material).ok) }
  },
  timetable: candidate => {
    const parsed = parseTimetable(candidate)
    return parsed.ok ? parsed.value : undefined
  },
  invites: candidate => invitesDocumentSchema.safeParse(candidate).data?.invites,
  notices: candidate => noticesDocumentSchema.safeParse(candidate).data?.notices,
  content: candidate => contentPlanSchema.safeParse(candidate).data?.materialIds,
}
