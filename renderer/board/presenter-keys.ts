/** What a key of the keyboard or of a presenter clicker means while something is shown. */
export type PresenterAction = 'forward' | 'back' | 'play' | 'blank' | 'close'

/** `hasSound`: a film or a recording is in front, so space plays and pauses it. Keys of the Russian layout mean the same as on the same key in Latin. */
export function presenterAction(key: string, code: string, hasSound: boolean): PresenterAction | undefined {
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
    case 'ArrowDown':
      return 'forward'
    case 'PageUp':
    case 'ArrowLeft':
    case 'ArrowUp':
      return 'back'
    case ' ':
      return hasSound ? 'play' : 'forward'
    case 'Escape':
      return 'close'
    case '.': // the clickers' other key for a blank screen
      return 'blank'
    default:
      return code === 'KeyB' ? 'blank' : undefined
  }
}

/** Whether a key belongs to the focused control and not to the presenter. */
export function isForControl(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.matches('input, textarea, select, [contenteditable]')) return key !== 'Escape' && key !== 'PageDown' && key !== 'PageUp'
  return key === ' ' && target.matches('button, a, [role="slider"]')
}
