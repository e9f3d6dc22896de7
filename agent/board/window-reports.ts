import { arch, platform } from 'node:os'
import type { Preferences } from '#shared/contract/board-snapshot'
import type { About } from '#shared/contract/mqtt/about'
import { commandRevisions } from '#shared/contract/mqtt/command'
import type { AgentOptions } from '../agent-contract'
import type { StateFile } from '../disk/state-file'
import type { Facts } from '../link/facts'
import type { SceneKeeper } from '../scene/scene-keeper'
import type { BoardTeller } from './board-teller'
import type { FailedFiles } from './failed-files'
import type { Settings } from './settings'

interface Needs {
  readonly options: AgentOptions
  readonly storeKind: 'own' | 'hub'
  readonly settings: StateFile<Settings>
  failedFiles(): FailedFiles
  /** The entry's hash of what the scene shows now; undefined for what is no material. */
  shownSha256(): string | undefined
  now(): number
  scene(): SceneKeeper
  /** A material is on the screen. */
  shown(materialId: string): void
  facts(): Facts
  teller(): BoardTeller
  report(problem: unknown): void
}

/** A window that shows nothing by then does not hold up the rest. */
const firstPictureLimitMs = 3_000

/** What the window said of itself: its screen, what it really painted, what people set at it. */
export class WindowReports {
  /** Resolves when the window has painted its first picture, or takes too long; at once where the window is another machine's. */
  readonly firstPicture: Promise<void>
  readonly #needs: Needs
  #firstShown = () => {}
  #lastFrameMs: number | undefined
  #lastShownKey = ''
  #identifyUntilMs: number | undefined
  #chosen: Preferences | undefined

  constructor(needs: Needs) {
    this.#needs = needs
    this.firstPicture = new Promise(resolve => {
      this.#firstShown = resolve
      if (needs.options.kind === 'electron') setTimeout(resolve, firstPictureLimitMs).unref()
      else resolve()
    })
  }

  get lastFrameMs(): number | undefined {
    return this.#lastFrameMs
  }

  get identifyUntilMs(): number | undefined {
    return this.#identifyUntilMs
  }

  /** The people's choice, also one that is still on its way to the disk; else the school's language. */
  preferences(language: Preferences['language'] | undefined): Preferences {
    return this.#chosen ?? this.#needs.settings.value.preferences ?? { language: language ?? 'ru', theme: 'dark' }
  }

  /** Undefined until a window told its screen once; it is not guessed. */
  about(): About | undefined {
    const { options, storeKind, settings } = this.#needs
    if (!settings.value.screen) return undefined
    const { codecs, timeZone, ...size } = settings.value.screen
    const { app, runtime, kind, diagonalInch } = options
    return {
      v: 1, app, kind, codecs,
      ...(timeZone === undefined ? {} : { timeZone }),
      runtime: runtime.slice(0, 80),
      platform: `${platform()} ${arch()}`,
      store: storeKind,
      screen: { ...size, diagonalInch },
      commands: commandRevisions,
    }
  }

  frameShown(key: string): void {
    this.#firstShown()
    const { scene, facts, shown, now } = this.#needs
    if (!scene().shown(key)) return
    const { view } = scene().drawn
    if (view.kind === 'face' && view.face.kind === 'material') shown(view.face.material.id)
    this.#lastFrameMs = now()
    const sha256 = this.#needs.shownSha256()
    if (sha256) this.#needs.failedFiles().shown(sha256)
    if (key !== this.#lastShownKey) facts().event('shown', { key, title: scene().drawn.title })
    this.#lastShownKey = key
    facts().touch()
  }

  broken(key: string, reason: string): void {
    const { scene, facts, failedFiles, shownSha256 } = this.#needs
    const sha256 = key === scene().view.key ? shownSha256() : undefined
    scene().broken(key, reason)
    const isNews = sha256 === undefined || failedFiles().failed(sha256)
    if (isNews) facts().event('crash', { what: key, reason })
  }

  /** One file of a material, while the rest of it is shown. */
  badFile(what: string, sha256: string, reason: string): void {
    const { facts, failedFiles } = this.#needs
    if (failedFiles().failed(sha256)) facts().event('crash', { what, reason })
  }

  soundDevice(isThere: boolean): void {
    this.#needs.facts().alert('no-sound', isThere ? undefined : 'no sound device is found')
  }

  /** Shows the display's name large; false when no window is there. */
  identify(seconds: number): boolean {
    if (this.#needs.teller().windows === 0) return false
    this.#identifyUntilMs = this.#needs.now() + seconds * 1000
    this.#needs.teller().now()
    return true
  }

  /** Shown at once: a slow or refusing disk does not keep a person waiting. */
  setPreferences(preferences: Preferences): void {
    const { settings, teller, report } = this.#needs
    this.#chosen = preferences
    teller().now()
    settings.update(kept => ({ ...kept, preferences })).catch(report)
  }

  setScreen(screen: NonNullable<Settings['screen']>): void {
    const { settings, facts, report } = this.#needs
    settings.update(kept => ({ ...kept, screen })).then(() => facts().sayAbout(), report)
  }
}
