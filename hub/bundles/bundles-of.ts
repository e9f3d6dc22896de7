import { stat } from 'node:fs/promises'
import type { BundleRequests, BundleScope } from '#shared/contract/bundle-export'
import type { Handlers } from '#shared/contract/carrier'
import { rootOf } from '#shared/contract/mqtt/topics'
import { success, type Result } from '#shared/result'
import type { DisplaySide } from '../hub-displays'
import type { HubStores } from '../hub-stores'
import { makeBundle, type MadeBundle, type MakeFault } from './bundle-maker'

export interface Bundles {
  make(scope: BundleScope, partBytes?: number): Promise<Result<MadeBundle, MakeFault>>
  readonly handlers: Handlers<BundleRequests>
}

/** Bundles of this hub's school. */
export function bundlesOf({ school, library, registry, desired: store, signer, text, now }: HubStores, { desired }: Pick<DisplaySide, 'desired'>, language: 'ru' | 'en'): Bundles {
  const make = (scope: BundleScope, partBytes?: number) => makeBundle(scope, {
    root: rootOf(school.school().id),
    text, language, now,
    school: () => school.school(),
    choice: () => ({
      boards: desired.library,
      materials: library.materials(),
      lessons: library.lessons(),
      timetable: school.timetable(),
      keptIn: roomId => registry.all().filter(display => display.roomId === roomId).flatMap(({ id }) => store.of(id).kept),
    }),
    displays: () => registry.all(),
    desiredOf: displayId => store.load(displayId),
    settle: () => desired.settle(),
    fileOf: sha256 => library.fileOf(sha256),
    bytesOf: async sha256 => (await stat(library.fileOf(sha256)!)).size,
    seal: body => signer.seal(body),
  }, partBytes)
  return {
    make,
    handlers: {
      planBundle: async scope => {
        const made = await make(scope)
        return made.ok ? success(made.value.plan) : made
      },
    },
  }
}
