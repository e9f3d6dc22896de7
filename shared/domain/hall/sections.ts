/** What a hall screen can show, in the order of its round. */
export const hallSections = ['lessons', 'changes', 'events', 'holidays', 'notices', 'birthdays', 'playlist'] as const
export type HallSection = (typeof hallSections)[number]
