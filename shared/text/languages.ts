/** Each language by its own name, the same in all of them. */
export const languageNames = { ru: 'Русский', en: 'English' } as const
