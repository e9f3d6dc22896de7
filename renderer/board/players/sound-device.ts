/** Loudspeakers that come and go within so long are one change, ms: a TV that wakes up takes its sound away for a moment. */
const settleMs = 2_000
let ending: AbortController | undefined

/** Tells whether this machine has anything to be heard by, now and after each change. A page that may not know (plain HTTP from another machine) tells nothing. */
export function watchSoundDevice(tell: (isThere: boolean) => void): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) return
  ending?.abort()
  ending = new AbortController()
  let settling: ReturnType<typeof setTimeout> | undefined
  const look = async () => tell((await devices.enumerateDevices()).some(({ kind }) => kind === 'audiooutput'))
  const later = () => {
    clearTimeout(settling)
    settling = setTimeout(() => void look(), settleMs)
  }
  devices.addEventListener('devicechange', later, { signal: ending.signal })
  later()
}
