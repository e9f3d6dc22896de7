import { z } from 'zod'

/** A server that tells the time by SNTP: a name or an address, and a port. */
export const timeServerSchema = z.object({ host: z.string().regex(/^[a-z0-9.:-]{1,253}$/i), port: z.int().min(1).max(65_535) })
export type TimeServer = z.infer<typeof timeServerSchema>

/** Reads `host`, `host:port` or `[address]:port`; undefined for what is none. */
export function parseTimeServer(words: string): TimeServer | undefined {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:]+)\]|([a-z0-9.-]+))(?::(\d{1,5}))?$/i.exec(words) ?? []
  return timeServerSchema.safeParse({ host: bracketed ?? plain, port: Number(port ?? 123) }).data
}
