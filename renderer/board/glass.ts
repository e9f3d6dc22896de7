import { shallowReactive } from 'vue'

const size = shallowReactive({ width: innerWidth, height: innerHeight })
addEventListener('resize', () => Object.assign(size, { width: innerWidth, height: innerHeight }))

/** The window's inside as it is now, CSS px: kiosks stay, a window on a desk and a turned tablet do not. */
export const glass: Readonly<{ width: number; height: number }> = size
