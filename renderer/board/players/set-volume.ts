import type { InjectionKey } from 'vue'

/** How a player asks the board for another loudness; the board reports it to the agent. */
export const setVolumeKey: InjectionKey<(level: number, muted: boolean) => void> = Symbol('set volume')
