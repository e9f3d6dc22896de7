import { randomBytes } from 'node:crypto'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Preferences } from '#shared/contract/board'
import type { About } from '#shared/contract/mqtt/about'
import { commandRevisions } from '#shared/contract/mqtt/command'
import { Lifetime } from '#shared/lifetime'
import type { Agent, AgentNeeds, AgentOptions, StartAgent } from './agent-contract'
import { openStores } from './agent-stores'
import { boardHandlers } from './board/board-handlers'
import { boardSnapshot, type BoardParts } from './board/board-snapshot'
import { BoardTeller } from './board/board-teller'
import { inviteViewOf, materialViewOf } from './board/material-views'
import { reportedState } from './board/reported-state'
import { AgentClock } from './clock/agent-clock'
import { Offers } from './commands/offers'
import type { Inventory } from './content/content-store'
import type { StateFileOptions } from './disk/state-file'
import { displayCommands } from './display-commands'
import { openContent } from './display-content'
import { desiredTopicsOf } from './link/hub-session'
import { SchoolLine } from './link/school-line'
import { Throttle } from './link/throttle'
import { AudioKeeper } from './scene/audio-keeper'
import { SceneKeeper } from './scene/scene-keeper'

/** Looks at the clock, the notices' times and the health this often, ms (mqtt.md: health at most every 30 s). */
const tickMs = 30_000
/** A whole look at the disk is not made more often, ms. */
const measurePauseMs = 2_000
/** Confirmed time is kept on disk this exactly, ms. */
const confirmedStepMs = 10 * 60_000

/** Starts a display without its window: everything that it keeps is read, nothing of the network is waited for. */
export const startAgent: StartAgent = async (options, needs) => {
  const lifetime = new Lifetime()
  try {
    return await compose(options, needs, lifetime)
  } catch (error) {
    await lifetime.dispose().catch(needs.report)
    throw error
  }
}

/** Makes the parts and says who tells whom; every truth lies with its part. */
async function compose(options: AgentOptions, needs: AgentNeeds, lifetime: Lifetime): Promise<Agent> {
  const { report } = needs
  const monotonicMs = () => performance.now()
  const ended = new AbortController()
  const setAside: StateFileOptions<unknown>['report'] = problem => {
    report(problem)
    asides.push(problem.file)
  }
  const asides: string[] = []
  const { state, identity, membership: membershipFile, settings, journal, damagedLines } = await openStores(options.folder, needs.now, lifetime, setAside)
  if (damagedLines > 0) asides.push('commands.log')
  const { displayId } = identity
  const clock = new AgentClock({ wallMs: needs.now, monotonicMs, lastConfirmedMs: settings.value.confirmedMs })
  let inventory: Inventory | undefined
  let lastFrameMs: number | undefined
  let lastShownKey = ''
  let identifyUntilMs: number | undefined
  let planned = ''
  /** Until every part is there, none is told of changes: the first look at everything comes then. */
  let isWhole = false
  let followed: unknown

  const { store, materials, desired } = await openContent({
    folder: options.folder, state, displayId,
    hostStore: needs.store,
    now: () => clock.now(),
    source: path => line.membership.source(path),
    contentChanged,
    desired: { keyring: () => line.keyring, changed: desiredChanged, refused: (topic, reason) => line.facts.refused(topic, reason), report },
    report: setAside,
    storeProblem: problem => {
      report(problem)
      if (isWhole && problem.kind === 'damaged-file') line.facts.event('damaged-file', { sha256: problem.sha256 })
    },
  }, lifetime)

  const audio = new AudioKeeper(settings.value.volume, audioChanged)
  const offers = lifetime.own(new Offers(() => teller.touch()))
  const line = await SchoolLine.open(
    { state, identity, membershipFile, boot: randomBytes(8).toString('hex'), hubAddress: options.hubAddress, about: { kind: options.kind, hint: options.hint.slice(0, 80), token: options.token } },
    {
      clock, monotonicMs, about, report,
      desired: () => desired,
      reported: () => inventory && reportedState(parts(), { progress: desired.progress(), inventory, lastFrameMs }),
      health: () => ({ v: 1, ts: new Date(clock.now()).toISOString(), rssBytes: process.memoryUsage.rss(), uptimeS: Math.floor(process.uptime()), freeBytes: inventory?.freeBytes }),
      command: message => void runner.receive(message),
      reachable: () => {
        desired.poke()
        materials.poke()
        teller.touch()
      },
      changed: () => teller.touch(),
      clockConfirmed,
    },
  )
  const credentials = line.membership.credentials
  if (credentials) desired.use(desiredTopicsOf(credentials.school, displayId))
  const scene = lifetime.own(
    await SceneKeeper.open(join(state, 'scene.json'), {
      now: () => clock.now(),
      world: () => ({ emergency: desired.set.emergency ?? undefined, playlist: [], timetable: desired.documents.timetable, roomId: desired.set.room?.id }),
      sources: {
        get index() {
          return desired.library
        },
        materialView: id => {
          const material = desired.library.materials.get(id)
          return material && materialViewOf(material, materials, needs.addressOf)
        },
        inviteView: id => {
          const invite = desired.documents.invites.find(one => one.id === id)
          return invite && inviteViewOf(invite, desired.set.inviteBase)
        },
      },
      changed: sceneChanged,
      leaseChanged: isTaken => line.facts.event(isTaken ? 'lease-taken' : 'lease-ended', {}),
      report,
    }, setAside),
  )
  const runner = displayCommands({ displayId, journal, clock, monotonicMs, scene, offers, materials, desired, audio, line, identify, screenshot: needs.screenshot, report }, lifetime)
  const teller = lifetime.own(new BoardTeller(() => boardSnapshot(parts()), report))
  const measure = lifetime.own(new Throttle(measurePauseMs, () => void look().catch(report)))
  const ticking = setInterval(tick, tickMs)
  lifetime.defer(() => clearInterval(ticking))
  lifetime.defer(() => ended.abort())
  lifetime.own(line) // ended first: goodbye before anything falls silent

  isWhole = true
  desiredChanged()
  for (const file of asides) line.facts.event('file-set-aside', { file })
  if (asides.length > 0) line.facts.alert('state-damaged', `set aside: ${asides.join(', ')}`)
  await line.membership.start()
  runner.resume()
  measure.touch()

  return {
    handlers: boardHandlers({
      snapshot: () => boardSnapshot(parts()),
      scene, offers, materials, audio, setPreferences, setScreen, frameShown,
      library: () => desired.library,
      hasInvite: id => desired.documents.invites.some(invite => invite.id === id),
      now: () => clock.now(),
      broken: (key, reason) => {
        scene.broken(key, reason)
        line.facts.event('crash', { what: key, reason })
      },
      retryEnrolment: () => line.membership.retry(),
      ended: ended.signal,
    }),
    follow: announce => teller.follow(announce),
    findFile: (materialId, path) => {
      const entry = desired.library.materials.get(materialId)?.manifest.find(one => one.path === path)
      const file = entry && store.fileOf(entry.sha256)
      return entry && file ? { file, bytes: entry.bytes, mediaType: entry.mediaType, sha256: entry.sha256 } : undefined
    },
    dispose: () => lifetime.dispose(),
  }

  function parts(): BoardParts {
    const preferences: Preferences = settings.value.preferences ?? { language: desired.set.language ?? 'ru', theme: 'dark' }
    return {
      options, displayId, scene, materials, preferences, identifyUntilMs,
      storeKind: store.kind,
      standing: line.standing,
      nowMs: clock.now(),
      clock: clock.state,
      set: desired.set,
      documents: desired.documents,
      library: desired.library,
      offers: offers.list,
      isReachable: line.isReachable,
      lastContactMs: line.lastContactMs,
      audio: audio.current,
    }
  }

  function changed(): void {
    teller.touch()
    line.facts.touch()
  }

  function sceneChanged(): void {
    teller.now()
    line.facts.touch()
    followPlan()
  }

  function desiredChanged(): void {
    if (!isWhole) return
    followPlan()
    line.lookAtGroups()
    scene.look()
    const { volume } = desired.set
    if (volume !== undefined && volume !== settings.value.askedVolume) {
      settings.update(kept => ({ ...kept, askedVolume: volume })).catch(report)
      void audio.set(volume)
    }
    changed()
  }

  /** What is on the screen comes first, then what the school plans. */
  function followPlan(): void {
    const { view } = scene
    const shown = view.kind === 'face' && view.lesson ? desired.library.materialsOf(view.lesson.id) : []
    const ids = [...new Set([...shown, ...desired.documents.content])]
    const next = `${desired.documents.catalogue.materials.length} ${ids.join(' ')}`
    if (next === planned && followed === desired.library) return
    planned = next
    followed = desired.library
    materials.follow(desired.library.materials, ids)
  }

  function contentChanged(): void {
    if (!isWhole) return
    scene.look()
    measure.touch()
    changed()
  }

  function audioChanged(): void {
    const { level } = audio.measured
    if (level !== settings.value.volume) settings.update(kept => ({ ...kept, volume: level })).catch(report)
    changed()
  }

  function clockConfirmed(): void {
    if (clock.now() - settings.value.confirmedMs > confirmedStepMs) settings.update(kept => ({ ...kept, confirmedMs: clock.now() })).catch(report)
    scene.look()
    changed()
  }

  function tick(): void {
    if (clock.look() || clock.now() - settings.value.confirmedMs > confirmedStepMs) void line.asker.ask()
    line.facts.alert('clock-doubt', clock.state.doubt ? 'the display cannot tell the time' : undefined)
    line.facts.sayHealth()
    scene.look()
    measure.touch()
    changed()
  }

  async function look(): Promise<void> {
    inventory = await store.inventory()
    const isFull = materials.readiness().missing.some(({ reason }) => reason === 'no-space')
    line.facts.alert('low-disk', isFull ? `${inventory.freeBytes ?? 0} bytes are free` : undefined)
    line.facts.touch()
  }

  function frameShown(key: string): void {
    if (!scene.shown(key)) return
    lastFrameMs = clock.now()
    if (key !== lastShownKey) line.facts.event('shown', { key, title: scene.drawn.title })
    lastShownKey = key
    line.facts.touch()
  }

  function identify(seconds: number): boolean {
    if (teller.windows === 0) return false
    identifyUntilMs = clock.now() + seconds * 1000
    teller.now()
    return true
  }

  function about(): About | undefined {
    const { screen } = settings.value
    if (!screen) return undefined
    const { app, runtime, kind, diagonalInch } = options
    const { codecs, ...size } = screen
    return { v: 1, app, runtime: runtime.slice(0, 80), platform: `${platform()} ${arch()}`, kind, store: store.kind, screen: { ...size, diagonalInch }, codecs, commands: commandRevisions }
  }

  function setPreferences(preferences: Preferences): void {
    settings.update(kept => ({ ...kept, preferences })).then(() => teller.now(), report)
  }

  function setScreen(screen: { widthPx: number; heightPx: number; codecs: string[] }): void {
    settings.update(kept => ({ ...kept, screen })).then(() => line.facts.sayAbout(), report)
  }
}
