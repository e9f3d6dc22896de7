import { inject, onMounted, onUnmounted, shallowRef, watch, type Ref } from 'vue'
import type { PackageSession } from '#shared/contract/board'
import type { BoardWord, PackageResult, PlayerWord } from '#shared/contract/package-messages'
import { loudness } from '../players/loudness'
import { MessageGauge } from './message-gauge'
import { packageDeskKey } from './package-desk'
import { PackageLine } from './package-line'
import { packagePlace } from './package-place'
import { Pulse } from './pulse'

/** A package of which nothing was heard for so long is called broken; it still may come later. */
const loadLimitMs = 10_000
const beatMs = 1_000
/** So often the page looks whether it comes to anything at all. */
const tickMs = 50

interface Needs {
  readonly materialId: string
  readonly address: string
  readonly title: string
  readonly language: () => 'ru' | 'en'
  readonly frame: Readonly<Ref<HTMLIFrameElement | null>>
  ready(): void
  broken(reason: 'cannot-play' | 'cannot-load' | 'frozen'): void
}

/** Whether a message came from this window or a frame somewhere in it; a frame that is gone by now came from nowhere. */
function isWithin(source: MessageEventSource | null, outer: Window): boolean {
  for (let window = source as Window | null; window; window = window.parent === window ? null : window.parent) if (window === outer) return true
  return false
}

/**
 * Talks with the player page in a package's frame: opens it where the class stopped, keeps what it says, watches its pulse, and takes away what floods us. Messages to
 * this window are counted and never read: the player's first one asks for a line, and a worker reads that.
 */
export function usePackageFrame(needs: Needs) {
  const desk = inject(packageDeskKey)!
  const opened = shallowRef(0)
  const isGone = shallowRef(false)
  const isReady = shallowRef(false)
  const wasFrozen = shallowRef(false)
  const progress = shallowRef<{ done: number; total: number }>()
  const part = shallowRef<{ index: number; count: number; title: string }>()
  const result = shallowRef<PackageResult>()
  const session = shallowRef<PackageSession>()
  /** What it kept last. */
  let data: string | undefined
  /** The last text that is on disk, by count: people (and tests) see that it was kept. */
  const keptCount = shallowRef(0)

  const isOwnOrigin = needs.address.startsWith('doska-content:')
  const origin = isOwnOrigin ? needs.address.split('/', 3).join('/') : 'null'
  const pulse = new Pulse()
  let gauge = new MessageGauge()
  let tickedAtMs = performance.now()
  let line = newLine()
  let limit: ReturnType<typeof setTimeout> | undefined
  let isGreeted = false
  let isOver = false

  function newLine(): PackageLine {
    return new PackageLine(word => isGone.value || obey(word), () => isGone.value || takeAway())
  }

  function tell(word: BoardWord, ports: Transferable[] = []): void {
    needs.frame.value?.contentWindow?.postMessage(word, isOwnOrigin ? origin : '*', ports) // an opaque origin has no name; the frame is ours and the word no secret from it
  }

  function hear({ source, origin: sender }: MessageEvent): void {
    const player = needs.frame.value?.contentWindow
    if (isGone.value || !player || !isWithin(source, player)) return // another package's words are none of ours
    if (source === player && sender === origin && !isGreeted) return void greet()
    const nowMs = performance.now()
    if (!gauge.takeStranger(nowMs, Math.max(0, nowMs - tickedAtMs - tickMs))) takeAway()
  }

  function obey(word: PlayerWord): void {
    if (word.say === 'alive') pulse.hear(word.beat)
    else if (word.say === 'progress') {
      progress.value = word
      awaitLoading()
    } else if (word.say === 'ready') {
      clearTimeout(limit)
      isReady.value = true
      wasFrozen.value = false
      needs.ready()
    } else if (word.say === 'part') part.value = word
    else if (word.say === 'result') {
      result.value = word.result
      void keep({ result: word.result })
    } else if (word.say === 'keep') void keep({ data: word.data })
    else needs.broken(word.reason)
  }

  async function greet(): Promise<void> {
    isGreeted = true
    tell({ say: 'line' }, [line.open()])
    const begun = await desk.open(needs.materialId)
    if (isOver) return
    if (!begun) return needs.broken('cannot-load')
    session.value = begun
    result.value = begun.result
    const { type, entry, scorm, files } = begun
    data = begun.data
    const { level, muted } = loudness.wanted
    tell({ say: 'open', type, entry, scorm, files, data: data || undefined, language: needs.language(), title: needs.title, level, muted })
  }

  async function keep(news: { data?: string; result?: PackageResult }): Promise<void> {
    data = news.data ?? data
    if (session.value && (await desk.keep(session.value.session, news))) keptCount.value++
  }

  function loadAgain(): void {
    isGreeted = false
    isReady.value = false
    isGone.value = false
    part.value = progress.value = undefined
    gauge = new MessageGauge()
    line.dispose()
    line = newLine()
    pulse.restart()
    opened.value++
    awaitLoading()
  }

  /** From the beginning: what the class reached in it is forgotten, its result stays until there is a new one. */
  async function startOver(): Promise<void> {
    if (session.value) await desk.keep(session.value.session, { data: '' })
    loadAgain()
  }

  function takeAway(): void {
    isGone.value = true
    line.dispose()
    clearTimeout(limit)
    void desk.froze(needs.materialId)
    needs.broken('frozen')
  }

  async function beat(): Promise<void> {
    if (isGone.value) return
    const { beat: count, verdict } = pulse.next(performance.now())
    if (verdict === 'alive') return tell({ say: 'ping', beat: count })
    if (verdict === 'give-up') return takeAway()
    wasFrozen.value = true
    isGone.value = true // out of the page first: its process ends with nobody in it
    await desk.froze(needs.materialId)
    if (!isOver) loadAgain()
  }

  function awaitLoading(): void {
    clearTimeout(limit)
    limit = setTimeout(() => needs.broken('cannot-load'), loadLimitMs)
  }

  const beating = setInterval(() => void beat(), beatMs)
  const ticking = setInterval(() => (tickedAtMs = performance.now()), tickMs)
  watch(() => [loudness.wanted.level, loudness.wanted.muted] as const, ([level, muted]) => tell({ say: 'sound', level, muted }))
  onMounted(() => {
    addEventListener('message', hear)
    awaitLoading()
  })
  onUnmounted(() => {
    isOver = true
    line.dispose()
    removeEventListener('message', hear)
    clearInterval(beating)
    clearInterval(ticking)
    clearTimeout(limit)
  })
  return { opened, isGone, isReady, wasFrozen, progress, part, result, session, keptCount, loadAgain, place: () => packagePlace(part.value, data), startOver, turnPart: (by: 1 | -1) => tell({ say: 'part', by }) }
}
