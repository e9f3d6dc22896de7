import { roomNameEn } from '../../rooms'
import type { shelvesRu } from '../ru/shelves'

export const shelvesEn: typeof shelvesRu = {
  title: 'Teachers’ own shelves',
  lead: 'What lies on them is seen only on a board behind the PIN and on the teacher’s phone. Here is only how much.',
  count: (shelves, size) => `${shelves} ${shelves === 1 ? 'shelf' : 'shelves'}, ${size}`,
  row: (files, shared, size) => `${files} ${files === 1 ? 'file' : 'files'}, ${size}${shared > 0 ? `; for the whole school: ${shared}` : ''}`,
  rooms: rooms => rooms.map(roomNameEn).join(', '),
  remove: name => `Remove the shelf “${name}”`, removed: name => `The shelf “${name}” was removed. What it shared stays in the library.`, restored: name => `The shelf “${name}” is back.`,
}
