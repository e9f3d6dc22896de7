/** Ids of materials on people's own shelves begin so: they are in no catalogue, no search and no list of the panel. */
export const personalPrefix = 'own-'

/** Whether a material belongs to one teacher's shelf and is hidden from everybody else. */
export const isPersonalId = (materialId: string): boolean => materialId.startsWith(personalPrefix)
