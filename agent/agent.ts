import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Lifetime } from '#shared/lifetime'
import type { Agent, AgentNeeds, AgentOptions, StartAgent } from './agent-contract'
import { openStores } from './agent-stores'
import { boardHandlers } from './board/board-handlers'
import { boardSnapshot, roomLife, timeZoneOf, type BoardParts } from './board/board-snapshot'
import { BoardTeller } from './board/board-teller'
import { Caretaker } from './board/caretaker'
import { FailedFiles } from './board/failed-files'
import { PlaceKeeper } from './board/places'
import { reportedState } from './board/reported-state'
import { sceneSources, sha256In } from './board/scene-sources'
import { WindowReports } from './board/window-reports'
import { BellDesk } from './bells/bell-desk'
import { AgentClock } from './clock/agent-clock'
import { timeWitness } from './clock/time-witness'
import { Offers } from './commands/offers'
import type { PeerServer } from './content/peer-server'
import type { StateFileOptions } from './disk/state-file'
import { displayCommands } from './display-commands'
import { openLife, type DisplayLife } from './display-life'
import { openContent, openPeer } from './display-content'
import { openLibrary } from './display-library'
import { openSticks, type Sticks } from './display-sticks'
import { HallKeeper } from './hall/hall-keeper'
import { fileOfMaterial } from './library/file-of-material'
import { stepOf } from './library/library-feed'
import { PlanFollower } from './library/plan-follower'
import { desiredTopicsOf } from './link/hub-session'
import { SchoolLine } from './link/school-line'
import { LinkDesk } from './links/link-desk'
import { packageSessions } from './packages/package-sessions'
import { PackageShelf } from './packages/package-shelf'
import { ReportDesk } from './reports/report-desk'
import { ShelfDesk } from './shelves/shelf-desk'
import { callHub } from './trust/hub-request'
import { AudioKeeper } from './scene/audio-keeper'
import { ExerciseKeeper } from './scene/exercise-keeper'
import { SceneKeeper } from './scene/scene-keeper'

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
  const asides: string[] = []
  const setAside: StateFileOptions<unknown>['report'] = problem => {
    report(problem)
    asides.push(problem.file)
  }
  /** Until every part is there, none is told of changes: the first look at everything comes then. */
  let isWhole = false
  let peer: PeerServer | undefined
  const hands: { sticks?: Sticks; life?: DisplayLife } = {}
  const { state, identity, membership: membershipFile, settings, placesFile, failedFile, reportsFile, journal, damagedLines } = await openStores(options.folder, needs.now, lifetime, setAside)
  if (damagedLines > 0) asides.push('commands.log')
  const { displayId } = identity
  const clock = new AgentClock({ wallMs: needs.now, monotonicMs, lastConfirmedMs: settings.value.confirmedMs })
  const now = () => clock.now()

  const { store, materials, desired, shown, sticks: stickSource, taken } = await openContent({
    folder: options.folder, state, displayId, now, contentChanged,
    hostStore: needs.store,
    source: path => line.membership.source(path),
    hasPeers: () => peer !== undefined,
    desired: { keyring: () => line.keyring, changed: desiredChanged, catalogueChanged: change => { if (isWhole) search.libraryChanged(stepOf(change, taken.revision)) }, refused: (topic, reason) => line.facts.refused(topic, reason), report },
    report: setAside,
    storeProblem: problem => {
      report(problem)
      if (isWhole && problem.kind === 'damaged-file') line.facts.event('damaged-file', { sha256: problem.sha256 })
    },
  }, lifetime)
  const { search, shelves } = await openLibrary({ state, desired, materials, program: options.searchProgram, isWarm: options.kind === 'electron', report }, lifetime, setAside)
  const plan = new PlanFollower(materials)
  const shelf = await PackageShelf.open(join(state, 'packages'), { now, report: setAside })
  lifetime.defer(() => shelf.idle())
  const audio = new AudioKeeper(settings.value.volume, audioChanged)
  const offers = lifetime.own(new Offers(() => teller.touch()))
  const sha256Of = (materialId: string) => sha256In(desired, materialId)
  const places = new PlaceKeeper({ file: placesFile, sha256Of, report })
  const failedFiles = new FailedFiles({ file: failedFile, changed: () => scene.look(), report })
  const shownSha256 = () => (scene.view.kind === 'face' && scene.view.face.kind === 'material' ? sha256Of(scene.view.face.material.id) : undefined)
  const reports = new WindowReports({ shown: id => void shown.note(id, now()).catch(report), shownSha256, failedFiles: () => failedFiles, options, storeKind: store.kind, settings, now, report, scene: () => scene, facts: () => line.facts, teller: () => teller })
  const witness = timeWitness({ clock, monotonicMs, random: randomBytes, server: () => desired.set.timeServer, heard: timeChanged })
  const caretaker = lifetime.own(new Caretaker({ clock, settings, store, materials, report, line: () => line, isIdle: () => scene.view.kind === 'idle', witness, damaged: sha256 => materials.damaged([sha256]), timeChanged }))
  const line = await SchoolLine.open(
    {
      state, identity, membershipFile,
      boot: randomBytes(8).toString('hex'),
      hubAddress: options.hubAddress, brokerAddress: options.brokerAddress,
      about: { kind: options.kind, hint: options.hint.slice(0, 80), token: options.token },
    },
    {
      clock, monotonicMs, report,
      calm: reports.firstPicture,
      isBusy: () => scene.isLeased,
      desired: () => desired,
      about: () => reports.about(),
      reported: () => caretaker.inventory && reportedState(parts(), { progress: desired.progress(), inventory: caretaker.inventory, lastFrameMs: reports.lastFrameMs, peerAddress: peer?.address }),
      health: () => ({ v: 1, ts: new Date(now()).toISOString(), rssBytes: process.memoryUsage.rss(), uptimeS: Math.floor(process.uptime()), freeBytes: caretaker.inventory?.freeBytes }),
      command: message => void runner.receive(message),
      reachable: () => {
        desired.poke()
        materials.poke()
        complaints.poke()
        hands.life?.usage.poke()
        teller.touch()
      },
      changed: () => teller.touch(),
      clockConfirmed: () => caretaker.clockConfirmed(),
    },
  )
  const complaints = lifetime.own(new ReportDesk({ file: reportsFile, displayId, now, random: randomBytes, report, call: callHub, library: () => desired.library, isReachable: () => line.isReachable, source: path => line.membership.source(path) }))
  const bells = lifetime.own(new BellDesk({ file: join(state, 'bells.json'), clock, set: () => desired.set, timetable: () => desired.documents.timetable, facts: () => line.facts, ring: bell => teller.say('bellRang', bell), report }))
  const ownShelves = new ShelfDesk({ displayId, now, materials, call: callHub, shelves: () => desired.documents.personal, source: path => line.membership.source(path) })
  const { credentials } = line.membership
  if (credentials) desired.use(desiredTopicsOf(credentials.school, displayId))
  const exercises = lifetime.own(await ExerciseKeeper.open(join(state, 'exercises.json'), { lessonOf: id => desired.library.lessons.get(id), scene: () => scene.state, report }, setAside))
  const sources = sceneSources({ desired, materials, failedFiles, addressOf: needs.addressOf, onStick: id => hands.sticks?.materialView(id) })
  const hall = new HallKeeper({ now, sources, sha256Of, reports, documents: () => desired.documents, timeZone: () => timeZoneOf(desired.set, desired.documents), facts: () => line.facts })
  const scene = lifetime.own(
    await SceneKeeper.open(join(state, 'scene.json'), {
      now, monotonicMs, report,
      world: () => ({ emergency: desired.set.emergency ?? undefined, playlist: [], timetable: desired.documents.timetable, roomId: desired.set.room?.id, isHall: desired.documents.hall !== undefined, clockDoubt: clock.state.doubt }),
      sources,
      changed: sceneChanged,
      leaseChanged: isTaken => line.leaseChanged(isTaken),
    }, setAside),
  )
  const links = new LinkDesk({
    opener: needs.links, library: () => desired.library,
    materialOnScreen: () => (scene.view.kind === 'face' && scene.view.face.kind === 'material' ? scene.view.face.material.id : undefined),
  })
  exercises.look()
  const { invites, screenTime, reasons } = (hands.life = openLife({ displayId, state, settings, desired, scene, line, bells, now, monotonicMs, random: randomBytes, report, setAside, changed, firstPicture: reports.firstPicture }, lifetime))
  const runner = displayCommands({ displayId, journal, invites, clock, monotonicMs, scene, offers, materials, desired, audio, line, identify: seconds => reports.identify(seconds), screenshot: needs.screenshot, report }, lifetime)
  const teller = lifetime.own(new BoardTeller(() => boardSnapshot(parts()), report))
  hands.sticks = openSticks({
    options, scene, store, materials, desired, now, report,
    source: stickSource, shelf: taken,
    keyring: () => line.keyring,
    addressOf: needs.addressOf,
    toShelf: () => ownShelves.toShelf(),
    changed: () => teller.touch(),
    libraryChanged: desiredChanged,
  }, lifetime)
  lifetime.defer(() => ended.abort())
  lifetime.own(line) // ended first: goodbye before anything falls silent

  const peerHost = options.peerHost ?? (line.membership.isLocal ? undefined : '0.0.0.0')
  if (peerHost !== undefined && store.kind === 'own') peer = await openPeer(peerHost, { credential: () => line.membership.credentials?.credential, fileOf: sha256 => store.fileOf(sha256), now, report }, lifetime)

  isWhole = true
  desiredChanged()
  for (const file of asides) line.facts.event('file-set-aside', { file })
  if (asides.length > 0) line.facts.alert('state-damaged', `set aside: ${asides.join(', ')}`)
  await line.membership.start()
  runner.resume()
  caretaker.measure()
  void reports.firstPicture.then(() => bells.start(setAside)).catch(report)

  return {
    handlers: boardHandlers({
      scene, exercises, offers, materials, audio, reports, places, search, shelves, now, report, complaints, ownShelves, bells,
      room: () => roomLife(parts()),
      snapshot: () => boardSnapshot(parts()),
      library: () => desired.library,
      invites, screenTime, reasons, hall,
      retryEnrolment: () => line.membership.retry(),
      links,
      sticks: hands.sticks.handlers,
      packages: packageSessions({
        shelf, now, report,
        library: () => desired.library,
        documents: () => desired.documents,
        roomId: () => desired.set.room?.id,
        lessonId: () => (scene.view.kind === 'face' ? scene.view.lesson?.id : undefined),
        endPackage: materialId => needs.endPackage?.(materialId),
      }),
      ended: ended.signal,
    }),
    follow: announce => teller.follow(announce),
    findFile: (materialId, path) => {
      const material = desired.library.materials.get(materialId)
      return material ? fileOfMaterial(material, path, store) : hands.sticks?.findFile(materialId, path)
    },
    dispose: () => lifetime.dispose(),
  }

  function parts(): BoardParts {
    return {
      options, displayId, scene, materials,
      neededSoon: plan.soon,
      storeKind: store.kind,
      standing: line.standing, nowMs: now(),
      clock: clock.state, bellLeadMs: bells.leadMs,
      set: desired.set,
      documents: desired.documents,
      library: desired.library,
      offers: offers.list,
      isReachable: line.isReachable,
      lastContactMs: line.lastContactMs,
      audio: audio.current,
      sticks: hands.sticks?.view,
      inviteDesk: invites.view,
      screenTime: screenTime.view, hall: hall.standing,
      identifyUntilMs: reports.identifyUntilMs,
      preferences: reports.preferences(desired.set.language),
    }
  }

  function changed(): void {
    teller.touch()
    line.facts.touch()
  }

  function sceneChanged(): void {
    exercises.look()
    if (scene.view.kind !== 'idle') caretaker.awake()
    teller.now()
    links.sceneChanged()
    line.facts.touch()
    plan.look(desired, scene.view, now())
  }

  function desiredChanged(): void {
    if (!isWhole) return
    search.libraryChanged()
    plan.look(desired, scene.view, now())
    line.lookAtGroups()
    bells.look()
    scene.look()
    invites.look()
    const { volume } = desired.set
    if (volume !== undefined && volume !== settings.value.askedVolume) {
      settings.update(kept => ({ ...kept, askedVolume: volume })).catch(report)
      void audio.set(volume)
    }
    changed()
  }

  function contentChanged(): void {
    if (!isWhole) return
    search.contentChanged()
    scene.look()
    caretaker.measure()
    changed()
  }

  function timeChanged(): void {
    scene.look()
    bells.look()
    invites.look()
    plan.look(desired, scene.view, now()) // another lesson is the next one
    changed()
  }

  function audioChanged(): void {
    const { level } = audio.measured
    if (level !== settings.value.volume) settings.update(kept => ({ ...kept, volume: level })).catch(report)
    changed()
  }
}
