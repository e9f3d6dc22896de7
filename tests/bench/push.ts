import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PanelClient } from '../e2e/support/panel-client'
import { rounded, type BenchResult } from './result'
import { markedAtMs, type ElectronProcess } from './support/electron-process'
import { bareWindow, percentile, preparedSchool } from './support/prepared-display'
import { freePort } from '../e2e/support/free-port'

const rounds = 30
const library = join(process.cwd(), 'resources/demo-school/library')
const pictures = ['physics-8-heating-curve', 'physics-8-states-of-matter'] as const
const videos = ['physics-8-melting-video', 'maths-5-fractions-video'] as const

/**
 * Push → first painted frame of a cached picture and video, told back to the panel, against a bare mosquitto_pub → mosquitto_sub round trip plus a bare
 * window painting the same file. Two materials of a kind take turns, so that every push changes the picture.
 */
export async function run(): Promise<BenchResult> {
  const school = await preparedSchool()
  const display = await school.startDisplay()
  const panel = await PanelClient.signIn(school.hub)
  const { id } = await panel.display(({ status, reported }) => status?.state === 'ready' && reported?.inventory.ready === reported?.inventory.total)
  await panel.push(id, { kind: 'material', materialId: pictures[0] })
  const image = await pushes(panel, id, pictures)
  const video = await pushes(panel, id, videos)
  panel.close()
  await display.end()
  await school.clean()

  const window = await bareWindow()
  await markedAtMs(window.page, 'shown')
  const trip = await roundTrips()
  const bareImage = await paints(window, pictures.map(name => `${name}/${name}.png`), false)
  const bareVideo = await paints(window, [`${videos[0]}/${videos[0]}.mp4`, `${videos[1]}/${videos[1]}.webm`], true)
  await window.end()

  const ours = percentile(image, 0.5) + percentile(video, 0.5)
  const baseline = 2 * percentile(trip, 0.5) + percentile(bareImage, 0.5) + percentile(bareVideo, 0.5)
  const figures = (share: number, name: string) => ({
    [`image${name}Ms`]: rounded(percentile(image, share)),
    [`imageBase${name}Ms`]: rounded(percentile(trip, share) + percentile(bareImage, share)),
    [`video${name}Ms`]: rounded(percentile(video, share)),
    [`videoBase${name}Ms`]: rounded(percentile(trip, share) + percentile(bareVideo, share)),
    [`trip${name}Ms`]: rounded(percentile(trip, share)),
  })
  return { name: 'push', ours: rounded(ours), baseline: rounded(baseline), ratio: rounded(ours / baseline), unit: 'ms', ...figures(0.5, 'P50'), ...figures(0.95, 'P95') }
}

async function pushes(panel: PanelClient, displayId: string, materialIds: readonly string[]): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const done = new Promise<void>((resolve, reject) => {
      const stop = panel.on('commandChanged', row => {
        if (row.displayId !== displayId || !['done', 'failed', 'rejected'].includes(row.state)) return
        stop()
        if (row.state === 'done') resolve()
        else reject(new Error(JSON.stringify(row)))
      })
    })
    const startedAt = performance.now()
    await panel.ask('push', { displayIds: [displayId], groupIds: [], thing: { kind: 'material', materialId: materialIds[round % 2]! } })
    await done
    if (round >= 2) taken.push(performance.now() - startedAt)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  return taken
}

async function paints(window: ElectronProcess, files: readonly string[], isVideo: boolean): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const address = pathToFileURL(join(library, files[round % 2]!)).href
    const ms = await window.page.evaluate(([file, video]) => (globalThis as unknown as { paint(file: string, video: boolean): Promise<number> }).paint(file, video), [address, isVideo] as const)
    if (round >= 2) taken.push(ms)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  return taken
}

/** One mosquitto_pub → mosquitto_sub each, through a mosquitto of our own. */
async function roundTrips(): Promise<number[]> {
  const port = await freePort()
  const broker = spawn('mosquitto', ['-p', String(port)], { stdio: 'ignore' })
  let hear: ReturnType<typeof subscribe> | undefined
  try {
    const publish = (text: string) => spawn('mosquitto_pub', ['-h', '127.0.0.1', '-p', String(port), '-t', 'bench', '-q', '1', '-m', text], { stdio: 'ignore' })
    for (let heard = false, tries = 0; !heard; tries++) {
      if (tries > 50) throw new Error('mosquitto does not answer')
      await new Promise(resolve => setTimeout(resolve, 200))
      heard = spawnSync('mosquitto_pub', ['-h', '127.0.0.1', '-p', String(port), '-t', 'bench', '-q', '1', '-m', 'warm'], { stdio: 'ignore' }).status === 0
    }
    const heardBy = (hear = subscribe(port)) // it gives up at once where no broker answers yet
    await new Promise(resolve => setTimeout(resolve, 500))
    const taken: number[] = []
    for (let round = 0; round < rounds; round++) {
      const arrived = new Promise(resolve => heardBy.stdout.once('data', resolve))
      const startedAt = performance.now()
      publish(`trip ${round}`)
      await arrived
      taken.push(performance.now() - startedAt)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    return taken
  } finally {
    hear?.kill()
    broker.kill()
  }
}

const subscribe = (port: number) => spawn('mosquitto_sub', ['-h', '127.0.0.1', '-p', String(port), '-t', 'bench', '-q', '1'], { stdio: ['ignore', 'pipe', 'ignore'] })
