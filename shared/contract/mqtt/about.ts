import { z } from 'zod'

export const aboutSchema = z.object({
  v: z.literal(1),
  app: z.string().max(40),
  runtime: z.string().max(80),
  platform: z.string().max(40),
  kind: z.enum(['electron', 'web']),
  /** `own`: files on the display's own disk; `hub`: a web display that needs the hub. */
  store: z.enum(['own', 'hub']),
  screen: z.object({ widthPx: z.int().min(1), heightPx: z.int().min(1), diagonalInch: z.number().positive() }),
  codecs: z.array(z.string().max(60)).max(40),
  /** IANA zone of the display's own clock; what it shows is in the school's. */
  timeZone: z.string().max(64).optional(),
  /** Command name → revision of its args' schema. */
  commands: z.record(z.string(), z.int().min(1)),
})
export type About = z.infer<typeof aboutSchema>
