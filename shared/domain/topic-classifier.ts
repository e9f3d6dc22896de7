import { z } from 'zod'
import { topicPathSchema } from './material'
import file from '../../resources/topic-classifier/2026-09.json'

/** A place of the thematic classifier and what lies below it. */
interface Place {
  readonly id: string
  readonly ru: string
  readonly en: string
  readonly places?: readonly Place[] | undefined
}
const placeSchema: z.ZodType<Place> = z.lazy(() => z.object({ id: topicPathSchema, ru: z.string().min(1).max(120), en: z.string().min(1).max(120), places: z.array(placeSchema).optional() }))
const classifierSchema = z.object({ version: z.literal(1), date: z.iso.date(), origin: z.string(), places: z.array(placeSchema) })

const names = new Map<string, { readonly ru: string; readonly en: string }>()
learn(classifierSchema.parse(file).places, '')

/** The name of a place of the classifier; undefined when this edition does not know it. */
export function topicName(path: string, language: 'ru' | 'en'): string | undefined {
  return names.get(path)?.[language]
}

/** Every place, in the classifier's order; of one subject, those below it. */
export const topicPaths = (subject?: string): readonly string[] => [...names.keys()].filter(path => (subject === undefined ? path.includes('/') : path.startsWith(`${subject}/`)))

function learn(places: readonly Place[], above: string): void {
  for (const { id, ru, en, places: below } of places) {
    names.set(above + id, { ru, en })
    if (below) learn(below, `${above}${id}/`)
  }
}
