import { watch } from 'vue'
import { isRefreshDue, type Night } from '#shared/domain/hall/night'

interface Needs {
  readonly displayId: string
  nowMs(): number
  /** Of the local day. */
  minute(): number
  night(): Night | undefined
  isSchool(): boolean
  /** Nothing is shown, nobody is here, and the agent answers. */
  isQuiet(): boolean
  /** False: nobody heard it. */
  report(): Promise<boolean>
}

/** Loads the page anew once a night, so that what a browser gathers in weeks goes. Where the page cannot be had now, it stays as it is and the next minute tries again. */
export function useNightRefresh(needs: Needs): void {
  let isTrying = false
  async function look(): Promise<void> {
    const night = needs.night()
    const nowMs = needs.nowMs()
    if (isTrying || !night || !needs.isQuiet() || !isRefreshDue({ displayId: needs.displayId, loadedMs: nowMs - performance.now(), nowMs, minute: needs.minute(), night, isSchool: needs.isSchool() })) return
    isTrying = true
    try {
      const page = await fetch(location.href, { cache: 'no-store' })
      if (page.ok && needs.isQuiet() && (await needs.report())) location.reload()
    } catch {
      // The server is away: a page that is here is better than none.
    } finally {
      isTrying = false
    }
  }
  watch(needs.minute, () => void look())
}
