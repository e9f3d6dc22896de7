import { inject, type InjectionKey } from 'vue'
import type { Place } from '#shared/domain/place'

/** Where people stopped in materials; the agent keeps it over restarts. */
export interface Places {
  read(materialId: string): Promise<Place | undefined>
  keep(materialId: string, place: Place | null): void
}

export const placesKey: InjectionKey<Places> = Symbol('places')

const nowhere: Places = { read: () => Promise.resolve(undefined), keep: () => {} }

/** The board's memory; a page without one forgets. */
export const usePlaces = (): Places => inject(placesKey, nowhere)
