import type { InjectionKey } from 'vue'
import type { BrokenReason } from './player'

/** Tells the agent of one file of a material that did not open, while the rest of it goes on. */
export const badFilesKey: InjectionKey<(materialId: string, path: string, reason: BrokenReason) => void> = Symbol('bad files')
