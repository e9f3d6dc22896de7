import type { Result } from '#shared/result'
import type { AudioKeeper } from '../scene/audio-keeper'
import { done, failed, type CommandHandlers } from './command-run'

interface Needs {
  readonly audio: AudioKeeper
  /** Shows the display's name large; false when no window is there to show it. */
  identify(seconds: number): boolean
  screenshot(): Promise<Result<Uint8Array, { code: 'not-supported' | 'no-window' }>>
  /** Puts a JPEG to a path of the hub. */
  upload(path: string, jpeg: Uint8Array): Promise<Result<null, 'unreachable' | 'refused'>>
}

/** `audio.volume`, `identify`, `screenshot` and `ping`. */
export function deviceCommands(needs: Needs): Pick<CommandHandlers, 'audio.volume' | 'identify' | 'screenshot' | 'ping'> {
  return {
    'audio.volume': async ({ level }) => {
      if (await needs.audio.set(level)) return done({ level })
      return failed('not-verified', `the window did not take the volume; it has ${needs.audio.measured.level}`)
    },
    identify: ({ seconds }) => Promise.resolve(needs.identify(seconds) ? done() : failed('no-window', 'no window is open on this display')),
    screenshot: async ({ uploadUrl }) => {
      if (!isHubPath(uploadUrl)) return failed('wrong-args', 'the upload address is not a path of the hub')
      const taken = await needs.screenshot()
      if (!taken.ok) return failed(taken.fault.code, taken.fault.code === 'no-window' ? 'no window is open on this display' : 'a web display cannot take its own picture')
      const sent = await needs.upload(uploadUrl, taken.value)
      if (sent.ok) return done({ bytes: taken.value.byteLength })
      return sent.fault === 'refused' ? failed('upload-refused', 'the hub did not take the picture') : failed('source-unreachable', 'the hub cannot be reached')
    },
    ping: () => Promise.resolve(done()),
  }
}

/** A path, never another host: the display's credential goes along with it. */
export const isHubPath = (path: string): boolean => /^\/(?![/\\])[\x21-\x7e]*$/.test(path)
