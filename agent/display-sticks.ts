import type { SticksView, StickRequests } from '#shared/contract/sticks'
import type { Handlers } from '#shared/contract/carrier'
import type { MaterialView } from '#shared/contract/material-view'
import type { Lifetime } from '#shared/lifetime'
import type { AgentOptions, ServedFile } from './agent-contract'
import type { SceneKeeper } from './scene/scene-keeper'
import { folderSticks } from './usb/folder-sticks'
import { linuxSticks } from './usb/linux-sticks'
import { StickDesk, type StickDeskNeeds } from './usb/stick-desk'
import type { StickFinder } from './usb/stick-finder'
import { windowsSticks } from './usb/windows-sticks'

/** The sticks of this display, or of none. */
export interface Sticks {
  readonly view: SticksView | undefined
  readonly handlers: Handlers<StickRequests>
  materialView(id: string): MaterialView | undefined
  findFile(id: string, path: string): ServedFile | undefined
}

/** Looks again and tries everything now. */
interface Pokable {
  poke(): void
}

interface Needs extends Omit<StickDeskNeeds, 'finder' | 'shownMaterial' | 'show' | 'close' | 'sourceCame'> {
  readonly desired: StickDeskNeeds['desired'] & Pokable
  readonly materials: StickDeskNeeds['materials'] & Pokable
  readonly options: Pick<AgentOptions, 'kind' | 'sticks'>
  readonly scene: SceneKeeper
}

/** Opens the desk of sticks; what was played from one before a restart is gone from the screen. */
export function openSticks({ options, scene, ...needs }: Needs, lifetime: Lifetime): Sticks {
  const shownMaterial = () => (scene.state.opened?.thing.kind === 'material' ? scene.state.opened.thing.materialId : undefined)
  if (shownMaterial()?.startsWith('stick-')) scene.close()
  const finder = finderOf(options)
  if (!finder) return noSticks
  return lifetime.own(
    new StickDesk({
      ...needs, finder, shownMaterial,
      show: materialId => scene.open({ kind: 'material', materialId }),
      close: () => scene.close(),
      sourceCame: () => {
        needs.desired.poke()
        needs.materials.poke()
      },
    }),
  )
}

/** A web display's machine is the hub: what is put into that is not in front of the class. */
function finderOf({ kind, sticks }: Needs['options']): StickFinder | undefined {
  if (kind === 'web' || sticks === 'off') return undefined
  if (sticks) return folderSticks(sticks.folder)
  return process.platform === 'win32' ? windowsSticks() : process.platform === 'linux' ? linuxSticks : undefined
}

const noSticks: Sticks = {
  view: undefined,
  handlers: { readStick: () => undefined, openStickFile: () => 'gone', takeStickFiles: () => false, shelveStickFiles: () => false, takeStickBundle: () => false, endTaking: () => undefined, dropTaken: () => undefined },
  materialView: () => undefined,
  findFile: () => undefined,
}
