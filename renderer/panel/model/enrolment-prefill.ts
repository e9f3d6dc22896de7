import type { DisplayRow, School } from '#shared/contract/panel'

/** Where a new display most likely stands: the first room that has none yet, else the first room; its groups come with the room. */
export function likelyRoom(school: School, rows: readonly Pick<DisplayRow, 'roomId'>[]): School['rooms'][number] | undefined {
  return school.rooms.find(({ id }) => rows.every(({ roomId }) => roomId !== id)) ?? school.rooms[0]
}

/** A name that no other display has: `Доска 204`, then `Доска 204 (2)`. */
export function freeName(wanted: string, rows: readonly Pick<DisplayRow, 'name'>[]): string {
  const isFree = (name: string) => rows.every(row => row.name !== name)
  if (isFree(wanted)) return wanted
  for (let number = 2; ; number++) if (isFree(`${wanted} (${number})`)) return `${wanted} (${number})`
}
