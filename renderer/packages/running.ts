import type { Sound } from './sound'

/** A package that runs in this page. */
export interface Running {
  ping(beat: number): void
  sound(sound: Sound): void
  part(by: 1 | -1): void
}
