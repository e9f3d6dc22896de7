import type { Elements, ScormVersion } from './scorm-data'
import type { Sound } from './sound'

/** What the course's frame is told before its first script, in its name: the only thing that a page of another opaque origin can read at once. */
export interface GuestName {
  readonly doska: 'guest'
  readonly sound: Sound
  readonly scorm: { readonly version: ScormVersion; readonly part: string; readonly kept: Elements | undefined; readonly launchData: string; readonly masteryScore: string; readonly learner: string } | undefined
}

/** What a guest says to the player page that framed it. */
export type GuestWord =
  | { readonly guest: 'here' }
  | { readonly guest: 'alive'; readonly beat: number }
  | { readonly guest: 'elements'; readonly part: string; readonly elements: Elements }
  | { readonly guest: 'navigate'; readonly by: 1 | -1 }

/** What the player page says to its guest; guests pass it on to the frames inside. */
export type HostWord = { readonly host: 'ping'; readonly beat: number } | { readonly host: 'sound'; readonly sound: Sound }
