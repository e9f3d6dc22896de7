export const sections = ['displays', 'readiness', 'timetable', 'lessons', 'library', 'invites', 'notices', 'health', 'reports', 'journal'] as const
export type Section = (typeof sections)[number]

/** What only a technician is led to. */
export const technicianSections: readonly Section[] = ['reports']

/** A section of the panel and what is open in it: a display, a material, a lesson, a tab. */
export interface Place {
  readonly section: Section
  readonly item: string | undefined
}

/** Reads `#/displays/d1`; anything else is the start. */
export function placeOf(hash: string): Place {
  const [, section, item] = /^#\/([a-z]+)(?:\/([a-z0-9-]{1,64}))?$/.exec(hash) ?? []
  return { section: sections.find(one => one === section) ?? 'displays', item }
}

export const addressOf = ({ section, item }: Place): string => (item ? `#/${section}/${item}` : `#/${section}`)
