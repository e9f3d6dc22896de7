import type { InjectionKey } from 'vue'

/** Films that are begun where this says so are seen and not heard, whatever the display's volume is. */
export const silentKey: InjectionKey<() => boolean> = Symbol('silent')
