import { chromium, expect, test } from '@playwright/test'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boardOnce } from './support/board-window'
import { needs } from './support/having'
import { until } from './support/panel-client'
import { journeyFolder } from './support/school-hub'
import { freePort } from './support/free-port'

const root = join(import.meta.dirname, '../..')

test('the packed folder starts on a machine without a school server: its own hub, enrolled, idle screen', async () => {
  needs('electron')
  test.setTimeout(300_000)
  const { folder, clean } = await journeyFolder()
  const packed = spawnSync('npm', ['run', '--silent', 'package', '--', '--dir', `--config.directories.output=${join(folder, 'release')}`], { cwd: root, encoding: 'utf8' })
  expect(packed.status, packed.stdout + packed.stderr).toBe(0)
  const app = join(folder, 'release/linux-unpacked')
  expect(existsSync(join(app, 'resources/app.asar'))).toBe(true)
  expect(existsSync(join(app, 'resources/resources/demo-school/school.json'))).toBe(true)

  const port = await freePort()
  const child = spawn(join(app, 'doska'), ['--no-sandbox', '--disable-gpu', `--data=${join(folder, 'data')}`, '--windowed', `--remote-debugging-port=${port}`], { stdio: 'ignore' })
  const gone = new Promise(resolve => child.once('exit', resolve))
  const browser = await until(() => chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined), 'the packed app never opened')
  const page = await until(() => browser.contexts()[0]?.pages().find(candidate => candidate.url().startsWith('doska://app')), 'no window')
  await boardOnce(page, ({ standing, scene }) => standing.kind === 'enrolled' && scene.kind === 'idle')
  await expect(page.getByText('№ 1').or(page.getByText(/Доска 204|204/)).first()).toBeVisible()
  expect(readFileSync(join(folder, 'data/panel.txt'), 'utf8')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/panel\/\ntechnician\n\S{12,}\n$/)
  await page.screenshot({ path: test.info().outputPath('packed-idle.png') })
  // The search is a thread of its own, read out of the archive.
  await page.getByRole('button', { name: 'Библиотека', exact: true }).click()
  await page.getByRole('textbox', { name: 'Найти урок или материал' }).fill('gkfdktybt')
  await expect(page.getByText('Показаны результаты для «плавление»')).toBeVisible()
  child.kill('SIGTERM')
  await gone
  await clean()
})
