import { expect, test } from '@playwright/test'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { needs } from './support/having'
import { until } from './support/panel-client'
import { journeyFolder } from './support/school-hub'

const root = join(import.meta.dirname, '../..')
const command = join(root, 'out/cli/doska.js')

/** `doska start` as a person runs it, with everything it prints; it has ended when its last words are read. */
function run(args: string[], environment: Record<string, string> = {}): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [command, 'start', ...args], { env: { ...process.env, LANG: 'ru_RU.UTF-8', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', data => (text += String(data)))
  child.stderr.on('data', data => (text += String(data)))
  return { child, said: () => text, ended: new Promise(resolve => child.once('close', resolve)) }
}

const processesUnder = (folder: string): string => spawnSync('pgrep', ['-f', folder], { encoding: 'utf8' }).stdout.trim()

test('one command shows the addresses and opens the display; Ctrl+C ends everything it started', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const { child, said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--window'])
  await until(() => /Панель: +http:\/\/127\.0\.0\.1:\d+\/panel\//.test(said()) || undefined, () => Promise.resolve(said()))
  await expect.poll(said).toMatch(/Экран: +http:\/\/127\.0\.0\.1:\d+\/board\//)
  await expect.poll(said).toMatch(/одноразовый пароль \S{12,}/)
  const panel = /http:\/\/\S+\/panel\//.exec(said())![0]
  expect((await fetch(panel)).status).toBe(200)
  await until(() => /Открываю экран \(Electron\)/.test(said()) || undefined, () => Promise.resolve(said()))
  await until(() => processesUnder(join(folder, 'this-display')) !== '' || undefined, 'no display process')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await until(() => processesUnder(folder) === '' || undefined, () => Promise.resolve(`still running: ${processesUnder(folder)}`))
  await clean()
})

test('a display does not outlive the command that was killed', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const { child, said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--window'])
  await until(() => processesUnder(join(folder, 'this-display')) !== '' || undefined, () => Promise.resolve(said()))
  child.kill('SIGKILL')
  await ended
  await until(() => processesUnder(folder) === '' || undefined, () => Promise.resolve(`still running: ${processesUnder(folder)}`))
  await clean()
})

test('a hub that dies is started again where it was, and the display stays', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const { child, said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--window'])
  const displays = () => processesUnder(join(folder, 'this-display')).split('\n')[0]
  await until(() => displays() !== '' || undefined, () => Promise.resolve(said()))
  const before = displays()
  const hub = await until(() => processesUnder(`hub/main.js.*${folder}`) || undefined, 'no hub process')
  process.kill(Number(hub), 'SIGKILL')
  await until(() => said().includes('запущен заново') || undefined, () => Promise.resolve(said()))
  expect((await fetch(/http:\/\/\S+\/panel\//.exec(said())![0])).status).toBe(200)
  expect(displays()).toBe(before)
  await expect.poll(() => said().match(/одноразовый пароль/g)).toHaveLength(2) // nobody has chosen one yet, so the new hub made a new one
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await until(() => processesUnder(folder) === '' || undefined, () => Promise.resolve(`still running: ${processesUnder(folder)}`))
  await clean()
})

test('Ctrl+C while the window opens ends it, and opens no browser instead', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const { child, said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--window', '--language', 'en'])
  await until(() => said().includes('Opening the display (Electron)') || undefined, () => Promise.resolve(said()))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said().trim().split('\n').at(-1)).toBe('Stopping…')
  await clean()
})

test('nobody reads what the command prints any more (a closed log, `| head`): the school goes on, and Ctrl+C still ends it', async () => {
  const { folder, clean } = await journeyFolder()
  const { child, said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--no-display'])
  await until(() => said().includes('Ctrl+C') || undefined, () => Promise.resolve(said()))
  child.stdout!.destroy()
  const hub = processesUnder(`hub/main.js.*${folder}`)
  process.kill(Number(hub), 'SIGKILL') // the command tells that it starts another one
  await until(() => (processesUnder(`hub/main.js.*${folder}`) || hub) !== hub || undefined, 'no hub again')
  const panel = /http:\/\/\S+\/panel\//.exec(said())![0]
  await until(async () => (await fetch(panel).catch(() => undefined))?.status === 200 || undefined, 'the panel is away')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said()).not.toContain('EPIPE')
  await until(() => processesUnder(folder) === '' || undefined, () => Promise.resolve(`still running: ${processesUnder(folder)}`))
  await clean()
})

test('a taken port is one clear line, not a stack', async () => {
  const { folder, clean } = await journeyFolder()
  const squatter = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => squatter.once('listening', resolve))
  const { port } = squatter.address() as AddressInfo
  const { said, ended } = run(['--port', String(port), '--mqtt-port', '0', '--data', folder, '--no-display'])
  expect(await ended).toBe(1)
  expect(said().trim().split('\n')).toEqual(['Doska запускается…', `Порт ${port} занят другой программой. Закройте её или выберите другой: --port, --mqtt-port.`])
  squatter.close()
  await clean()
})

test('an unwritable data folder is one clear line, not a stack', async () => {
  const { said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', '/proc/doska', '--no-display'])
  expect(await ended).toBe(1)
  expect(said().trim().split('\n').at(-1)).toMatch(/^В папку \/proc\/doska\S* нельзя записать\./)
})

test('two hubs never share a data folder', async () => {
  const { folder, clean } = await journeyFolder()
  const first = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--no-display'])
  await until(() => first.said().includes('Панель') || undefined, () => Promise.resolve(first.said()))
  const second = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--no-display'])
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain('уже пользуется другая Doska')
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  await clean()
})

test('without a graphical screen the display is offered in the browser, saying why', async () => {
  const { folder, clean } = await journeyFolder()
  const { child, said, ended } = run(['--port', '0', '--mqtt-port', '0', '--data', folder, '--language', 'en'], { DISPLAY: '', WAYLAND_DISPLAY: '' })
  await until(() => /Open the display in a browser yourself \(this machine has no graphical screen\): http:\/\/\S+\/board\/\?token=\S+/.test(said()) || undefined, () => Promise.resolve(said()))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  await clean()
})

test('help tells every option, and a misspelt one is named', () => {
  const help = spawnSync(process.execPath, [command, 'start', '--help', '--language', 'ru'], { encoding: 'utf8' })
  for (const option of ['--port', '--mqtt-port', '--data', '--school', '--window', '--kiosk', '--browser', '--language']) expect(help.stdout).toContain(option)
  const wrong = spawnSync(process.execPath, [command, 'start', '--prot', '1', '--language', 'ru'], { encoding: 'utf8' })
  expect([wrong.status, wrong.stdout.trim()]).toEqual([2, 'Не понимаю: --prot. Справка: npm start -- --help'])
})
