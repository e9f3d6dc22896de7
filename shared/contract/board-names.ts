import type { Events, Requests } from './board'
import { hallRequestNames } from './hall-names'
import { inviteDeskRequestNames } from './invite-desk-names'
import { reasonRequestNames } from './reason-names'
import { screenTimeRequestNames } from './screen-time-names'
import { stickRequestNames } from './stick-names'

/** The names that the bridge forwards, without the schemas behind them: the preload stays small. A forgotten one does not compile. */
export const requestNames = {
  ...stickRequestNames,
  ...inviteDeskRequestNames,
  ...screenTimeRequestNames,
  ...reasonRequestNames,
  ...hallRequestNames,
  searchLibrary: true, readShelf: true, setFavourite: true,
  readBoard: true, openLesson: true, openMaterial: true, openInvite: true, goToStage: true, readExercise: true, keepExercise: true, closeContent: true, reportTouch: true,
  answerOffer: true, reportShown: true, reportBroken: true, reportBadFile: true, readPlace: true, keepPlace: true, reportAudio: true, reportSoundDevice: true, setPreferences: true, setScreen: true, retryEnrolment: true,
  reportMaterial: true, hearBell: true,
  readShelves: true, openShelf: true, readOpenShelf: true, closeShelf: true, makeDoor: true, watchDoor: true, removeOwnFile: true, restoreOwnFile: true,
  openPackage: true, keepPackage: true, packageFroze: true,
  readLink: true, openLink: true, backInLink: true, closeLink: true,
} satisfies Record<keyof Requests, true>

export const eventNames = { boardChanged: true, bellRang: true } satisfies Record<keyof Events, true>

/** What a page asks before anything else. */
export const firstRequest = 'readBoard' satisfies keyof Requests
