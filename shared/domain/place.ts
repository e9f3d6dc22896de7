import { z } from 'zod'

/** Where somebody stopped in a material: a second of a recording, a page of a document, or a spot of a book (EPUB CFI) with its share of the whole. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('time'), positionS: z.number().min(0).max(1e6) }),
  z.object({ kind: z.literal('page'), page: z.int().min(1).max(100_000) }),
  z.object({ kind: z.literal('spot'), spot: z.string().min(1).max(2000), share: z.number().min(0).max(1) }),
])
export type Place = z.infer<typeof placeSchema>

/** A stop so near the beginning or the end is none: nobody wants to be asked about it. */
const edgeS = 10

/** Whether to offer going on at `positionS` of a recording. */
export function isWorthReturning(positionS: number, durationS: number): boolean {
  return positionS >= edgeS && positionS <= durationS - edgeS
}
