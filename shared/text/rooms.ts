/** Schools name rooms by number ("204") or in words ("Актовый зал"): a number gets its word. */
export const roomNameRu = (room: string): string => (/^\d/.test(room) ? `Кабинет ${room}` : room)
/** The same in English. */
export const roomNameEn = (room: string): string => (/^\d/.test(room) ? `Room ${room}` : room)
