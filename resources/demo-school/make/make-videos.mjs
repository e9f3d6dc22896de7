/** Draws the videos frame by frame in a page and gives the frames to ffmpeg. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from './browser.mjs'
import { ffmpeg } from './ffmpeg.mjs'
import { libraryFile } from './paths.mjs'
import { BELL, buffer, echo, fade, PAD, pitch, saveWav, tone } from './synth.mjs'
import { fontFaces } from './theme.mjs'

const FPS = 25
const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** A quiet pad under single bell notes. */
function music(seconds, chords, bells) {
  const out = buffer(seconds)
  const length = seconds / chords.length
  chords.forEach((chord, i) => {
    for (const note of chord) tone(out, i * length, length + 0.4, pitch(note), { gain: 0.07, attack: 0.7, release: 0.6, partials: PAD })
  })
  for (const [start, note] of bells) tone(out, start, 1.6, pitch(note), { gain: 0.2, partials: BELL })
  echo(out, 0.31, 0.3)
  fade(out, 1.2)
  return out
}

const videos = [
  {
    id: 'physics-8-melting-video',
    file: 'physics-8-melting-video.mp4',
    seconds: 18,
    scripts: [readFileSync(libraryFile('physics-8-melting-simulation', 'model.js'), 'utf8'), here('video-common.js'), here('video-melting.js')],
    sound: () => music(18, [[45, 57, 64], [48, 55, 64], [41, 57, 60], [43, 55, 62], [48, 60, 64]], [[0.4, 76], [3.1, 79], [6.1, 81], [9.4, 81], [12.4, 84], [15.4, 79], [15.8, 84]]),
    codec: ['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '32', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '48k', '-movflags', '+faststart'],
  },
  {
    id: 'maths-5-fractions-video',
    file: 'maths-5-fractions-video.webm',
    seconds: 16,
    scripts: [here('video-common.js'), here('video-fractions.js')],
    sound: () => music(16, [[48, 60, 64], [53, 57, 60], [43, 55, 59], [48, 55, 64]], [[0.4, 72], [3, 76], [6.6, 72], [6.8, 76], [7, 79], ...[0, 1, 2, 3, 4, 5].map((i) => [10.4 + i * 0.18, 72 + [0, 2, 4, 7, 9, 12][i]]), [13, 84]]),
    codec: ['-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '36', '-pix_fmt', 'yuv420p', '-row-mt', '1', '-c:a', 'libopus', '-b:a', '40k'],
  },
]

const only = process.argv[2]
const browser = await launch()
const work = mkdtempSync(join(tmpdir(), 'doska-video-'))
for (const video of videos) {
  if (only && !video.id.includes(only)) continue
  const wav = join(work, `${video.id}.wav`)
  saveWav(wav, video.sound())
  mkdirSync(libraryFile(video.id), { recursive: true })

  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.setContent(`<!doctype html><style>${fontFaces()} * { margin: 0 }</style><canvas width="1280" height="720"></canvas>`)
  await page.evaluate(() => Promise.all([500, 600, 700].flatMap((w) => [document.fonts.load(`${w} 20px 'Golos Text'`, 'Лёд'), document.fonts.load(`${w} 20px 'Golos Text'`, '12')])))
  await page.addScriptTag({ content: video.scripts.join('\n') })

  const job = ffmpeg([
    '-f', 'image2pipe', '-framerate', String(FPS), '-c:v', 'mjpeg', '-i', '-', '-i', wav, '-shortest',
    '-vf', 'scale=in_color_matrix=bt601:in_range=pc:out_color_matrix=bt709:out_range=tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
    ...video.codec, '-ac', '1', '-map_metadata', '-1', libraryFile(video.id, video.file),
  ])
  for (let frame = 0; frame < video.seconds * FPS; frame += 1) {
    const picture = await page.evaluate(([t, dt]) => {
      window.drawFrame(t, dt)
      return document.querySelector('canvas').toDataURL('image/jpeg', 0.96).split(',')[1]
    }, [frame / FPS, 1 / FPS])
    if (!job.stdin.write(Buffer.from(picture, 'base64'))) await new Promise((resolve) => job.stdin.once('drain', resolve))
  }
  job.stdin.end()
  await job.done
  await page.close()
}
rmSync(work, { recursive: true })
await browser.close()
