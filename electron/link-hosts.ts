import { app, type BrowserWindow } from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lifetime } from '#shared/lifetime'
import type { LinkOpener } from '../agent/links/link-desk'

/** The way to pages outside. The list of hosts and the view are loaded when a lesson first opens one: most never do. */
export function openLinkView(window: () => BrowserWindow | undefined, lifetime: Lifetime, report: (problem: unknown) => void): LinkOpener {
  const resources = app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources')
  const load = async () => {
    const [{ LinkView }, { linkHostsSchema }, text] = await Promise.all([import('./link-view'), import('#shared/domain/link-hosts'), readFile(join(resources, 'link-hosts.json'), 'utf8')])
    return lifetime.own(new LinkView({ window, allowed: linkHostsSchema.parse(JSON.parse(text)).allowed, report }))
  }
  let view: ReturnType<typeof load> | undefined
  const then = (act: (view: Awaited<ReturnType<typeof load>>) => void): void => void view?.then(act, report)
  return {
    open: async address => (await (view ??= load())).open(address),
    back: () => then(one => one.back()),
    close: () => then(one => one.close()),
  }
}
