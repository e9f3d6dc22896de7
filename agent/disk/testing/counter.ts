import { z } from 'zod'

export const counterSchema = z.object({ n: z.int(), padding: z.string() })

/** Some kilobytes that belong to a number, so that a mixture of two versions is seen. */
export const paddingOf = (n: number): string => `${n};`.repeat(1 + ((n * 7919) % 4000))
