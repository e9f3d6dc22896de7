import { BellRing, BrushCleaning, Camera, Gauge, HardDriveDownload, Megaphone, PencilLine, ScanSearch, Trash2, Tv, Volume2, Wifi } from '@lucide/vue'
import type { PanelWords } from '#shared/text/panel/ru'
import type { MenuEntry } from './ActionMenu.vue'

/** What a technician can do to displays besides showing something. */
export type DisplayActionKey = 'screenshot' | 'identify' | 'volume' | 'sync' | 'verify' | 'bells' | 'hall' | 'download' | 'ping' | 'clear' | 'edit' | 'remove'

const signs = { screenshot: Camera, identify: Megaphone, volume: Volume2, sync: HardDriveDownload, verify: ScanSearch, bells: BellRing, hall: Tv, download: Gauge, ping: Wifi, clear: BrushCleaning, edit: PencilLine, remove: Trash2 }
const forMany: readonly DisplayActionKey[] = ['screenshot', 'identify', 'volume', 'bells', 'hall', 'sync', 'verify', 'download', 'ping', 'clear']
const forOne: readonly DisplayActionKey[] = [...forMany, 'edit', 'remove']

/** Menu of one display, or of several; a web display cannot take a picture of itself. */
export function displayEntries(words: PanelWords, isOne: boolean, canTakeFrame = true): MenuEntry<DisplayActionKey>[] {
  return (isOne ? forOne : forMany)
    .filter(key => key !== 'screenshot' || canTakeFrame)
    .map(key => ({ key, label: words.screens.action[key], icon: signs[key], isDanger: key === 'remove', isApart: key === 'clear' || key === 'edit' }))
}
