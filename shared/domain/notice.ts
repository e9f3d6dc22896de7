import { z } from 'zod'
import { idSchema, instantSchema } from './ids'

/** A line of news on the idle screen; half-open `[from, until)`. */
export const noticeSchema = z.object({
  id: idSchema,
  text: z.string().min(1).max(300),
  from: instantSchema.optional(),
  until: instantSchema.optional(),
})
export type Notice = z.infer<typeof noticeSchema>
