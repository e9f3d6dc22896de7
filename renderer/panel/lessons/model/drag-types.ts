/** What a drag carries: a stage of this list by its place, or a material of the library by its id. */
export const dragTypes = { stage: 'application/x-doska-stage', material: 'application/x-doska-material' } as const
