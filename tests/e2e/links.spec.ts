import { expect, test } from '@playwright/test'
import { createServer } from 'node:https'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { electronBoard, webBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { packageSchool, writeLesson } from './support/package-school'
import { PanelClient } from './support/panel-client'
import { readCodes } from './support/qr'
import { journeyFolder, SchoolHub } from './support/school-hub'

const links = { lesson: 'https://resh.edu.ru/lesson/1', stranger: 'https://example.org/' }

async function schoolWithLinks(folder: string): Promise<string> {
  const school = await packageSchool(folder, [])
  for (const [id, address] of Object.entries(links)) {
    await mkdir(join(school, 'library', id), { recursive: true })
    await writeFile(join(school, 'library', id, 'link.json'), JSON.stringify({ address }))
    await writeFile(join(school, 'library', id, 'material.json'), JSON.stringify({ id, title: `Ссылка ${id}`, type: 'link', entry: 'link.json', subject: 'physics', grades: [8], media: { address } }))
  }
  await writeLesson(school, Object.keys(links))
  return school
}

/** A site outside: its page, and what it is asked for. */
async function openSite(): Promise<{ port: number; asked: string[]; close(): void }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'resh.edu.ru' }])
  const asked: string[] = []
  const page = `<!doctype html><title>Урок РЭШ</title><h1>Урок на сайте</h1><a id="next" href="/lesson/2">дальше</a><a id="away" href="https://example.org/">чужой</a><a id="blank" href="/lesson/3" target="_blank">окно</a><a id="file" href="/file" download>файл</a>`
  const server = createServer({ key, cert }, (request, response) => {
    asked.push(`${request.headers.host} ${request.url}`)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, asked, close: () => server.close() }
}

test('a link opens over the lesson in a view that has nothing of ours, and our controls stay', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const site = await openSite()
  const hub = await new SchoolHub(folder, { school: await schoolWithLinks(folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, true, [`--host-resolver-rules=MAP * 127.0.0.1:${site.port}, EXCLUDE 127.0.0.1`, '--ignore-certificate-errors'])
  const { app, page } = board
  await boardOnce(page, isPrepared)
  await askBoard(page, 'openMaterial', 'lesson')
  await expect(page.getByRole('button', { name: 'Закрыть страницу' })).toBeVisible()
  const look = () => app.evaluate(({ webContents, session }) => {
    const contents = webContents.getAllWebContents().find(one => one.getURL().startsWith('https:'))
    return contents && { url: contents.getURL(), isLoading: contents.isLoading(), isApart: contents.session !== session.defaultSession, preferences: (contents as unknown as { getLastWebPreferences(): { preload?: string; nodeIntegration?: boolean; sandbox?: boolean; contextIsolation?: boolean } }).getLastWebPreferences() }
  })
  /** The page is whole: what is pressed next is on it. */
  const isAt = (url: string) => expect.poll(look).toMatchObject({ url, isLoading: false })
  await isAt(links.lesson)
  expect(await look()).toMatchObject({ isApart: true, preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } })
  expect((await look())!.preferences.preload).toBeUndefined()
  const press = (id: string) => app.evaluate(async ({ webContents }, pressed) => {
    const contents = webContents.getAllWebContents().find(one => one.getURL().startsWith('https:'))!
    return contents.executeJavaScript(`document.querySelector('#${pressed}').click(); [typeof window.doska, typeof require].join()`, true) as Promise<string>
  }, id)
  expect(await press('away')).toBe('undefined,undefined')
  await press('file')
  await press('next')
  await isAt('https://resh.edu.ru/lesson/2')
  await press('blank')
  await isAt('https://resh.edu.ru/lesson/3')
  expect(app.windows().filter(window => window.url().startsWith('doska:'))).toHaveLength(1)
  await page.getByRole('button', { name: 'Назад по страницам' }).click()
  await isAt('https://resh.edu.ru/lesson/2')
  await askBoard(page, 'closeContent')
  await expect.poll(look).toBeUndefined()
  expect(site.asked.filter(asked => asked.startsWith('example.org'))).toEqual([])
  await board.close()
  await hub.stop()
  site.close()
  await clean()
})

test('without a network, and for a site that is not allowed, a card says why and lends a code for the phone', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWithLinks(folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, true, ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'])
  const { page } = board
  await boardOnce(page, isPrepared)
  await askBoard(page, 'openMaterial', 'lesson')
  await expect(page.getByText('Страница не открылась')).toBeVisible()
  await expect(page.getByRole('img', { name: 'QR-код страницы на resh.edu.ru' })).toBeVisible()
  await expect.poll(async () => readCodes(await page.screenshot())).toEqual([links.lesson])
  await page.screenshot({ path: test.info().outputPath('card.png') })
  await askBoard(page, 'openMaterial', 'stranger')
  await expect(page.getByText('нет в списке разрешённых')).toBeVisible()
  await board.close()
  await hub.stop()
  await clean()
})

test('a web display shows the card, because sites do not let themselves be framed', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWithLinks(folder) }).start()
  const board = await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  expect((await panel.push(display.id, { kind: 'material', materialId: 'lesson' })).state).toBe('done')
  await expect(board.page.getByText('Откройте страницу на телефоне')).toBeVisible()
  await expect(board.page.getByText('resh.edu.ru').first()).toBeVisible()
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})
