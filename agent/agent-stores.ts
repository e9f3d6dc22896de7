import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lifetime } from '#shared/lifetime'
import { failedFilesSchema } from './board/failed-files'
import { placesSchema, type Places } from './board/places'
import { firstSettings, settingsSchema } from './board/settings'
import { CommandJournal } from './commands/command-journal'
import { lockFolder } from './disk/folder-lock'
import { StateFile, type StateFileOptions } from './disk/state-file'
import { credentialsSchema, type Credentials } from './enrolment/credentials'
import { openIdentity } from './enrolment/identity'
import { waitingReportsSchema } from './reports/report-desk'

/** Another process works in the display's folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
}

/** The small state of a display, opened in its folder, which no other process may share (acceptance T-14). */
export async function openStores(folder: string, now: () => number, lifetime: Lifetime, report: StateFileOptions<unknown>['report']) {
  const state = join(folder, 'state')
  await mkdir(state, { recursive: true })
  const lock = await lockFolder(folder)
  if (!lock.ok) throw new FolderInUseError(`a display is already running in ${folder}${lock.fault.pid ? ` (process ${lock.fault.pid})` : ''}: end it, or choose another folder`)
  lifetime.own(lock.value)
  const [identity, membership, settings, placesFile, failedFile, reportsFile, opened] = await Promise.all([
    openIdentity(state, randomBytes, report),
    StateFile.open<Credentials | null>({ file: join(state, 'membership.json'), schema: credentialsSchema.nullable(), empty: null, report }),
    StateFile.open({ file: join(state, 'settings.json'), schema: settingsSchema, empty: firstSettings, report }),
    StateFile.open<Places>({ file: join(state, 'places.json'), schema: placesSchema, empty: [], report }),
    StateFile.open({ file: join(state, 'failed.json'), schema: failedFilesSchema, empty: {}, report }),
    StateFile.open({ file: join(state, 'reports.json'), schema: waitingReportsSchema, empty: [], report }),
    CommandJournal.open(join(state, 'commands.log'), now),
  ])
  lifetime.defer(async () => void (await Promise.all([settings.idle(), membership.idle(), placesFile.idle(), failedFile.idle(), reportsFile.idle()])))
  return { state, identity, membership, settings, placesFile, failedFile, reportsFile, journal: lifetime.own(opened.journal), damagedLines: opened.damagedLines }
}
