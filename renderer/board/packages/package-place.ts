import { z } from 'zod'
import type { ReportPlace } from '#shared/domain/material-report'

/** What a course keeps (renderer/packages/scorm-data.ts); only where it stands is read. */
const memorySchema = z.object({ at: z.string(), parts: z.record(z.string(), z.record(z.string(), z.string())) })
const locations = ['cmi.core.lesson_location', 'cmi.location']

/** Where a package stands: the part that it told of, and the place that the course itself keeps for going on. */
export function packagePlace(part: { readonly index: number; readonly title: string } | undefined, data: string | undefined): ReportPlace | undefined {
  const spot = spotIn(data)
  if (!part && spot === undefined) return undefined
  return { kind: 'part', part: (part?.index ?? 0) + 1, title: part?.title ?? '', spot }
}

function spotIn(data: string | undefined): string | undefined {
  try {
    const memory = memorySchema.safeParse(JSON.parse(data ?? ''))
    const elements = memory.success ? memory.data.parts[memory.data.at] : undefined
    return locations.map(name => elements?.[name]).find(Boolean)?.slice(0, 1000)
  } catch {
    return undefined // an HTML package keeps what it likes
  }
}
