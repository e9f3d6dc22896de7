import type { Task } from '#shared/domain/exercise/task'
import { failure } from '#shared/result'
import { isCutXml } from '../xml'
import { taskOfItem, type NotMapped } from './item-task'
import { attribute, everyBelow, parseQti, type QtiElement } from './qti-tree'

/** A file of a QTI package, or the only one. */
export interface QtiFile {
  readonly path: string
  readonly text: string
}

/** What an import became: tasks in the package's order, and each item that did not become one, with its reason. */
export interface ReadQti {
  readonly title: string
  readonly tasks: readonly Task[]
  readonly left: readonly { readonly title: string; readonly reason: NotMapped }[]
}

/** Items of one import; more are too many for a lesson. */
export const mostItems = 600

/** Reads QTI 2.1, 2.2 and 3 items; `undefined` when there is none among the files. */
export function readQti(files: readonly QtiFile[]): ReadQti | undefined {
  const roots = files.map(({ path, text }) => ({ path, text, root: parseQti(text), looksLikeItem: /<(qti-)?assessment-?item[\s>]/i.test(text) }))
  const manifest = roots.find(({ path }) => /(^|\/)imsmanifest\.xml$/i.test(path))
  const test = roots.find(({ root }) => root?.name === 'assessment-test')?.root
  const places = placesIn(test, 'assessment-item-ref', 'href').concat(placesIn(manifest?.root, 'resource', 'href'))
  const rank = (path: string) => {
    const place = places.findIndex(href => path === href || path.endsWith(`/${href}`))
    return place < 0 ? places.length : place
  }
  const items = roots
    .filter(({ root, looksLikeItem }) => (root ? root.name === 'assessment-item' : looksLikeItem))
    .toSorted((one, other) => rank(one.path) - rank(other.path) || one.path.localeCompare(other.path, 'ru', { numeric: true }))
    .slice(0, mostItems)
  if (items.length === 0) return undefined

  const tasks: Task[] = []
  const left: ReadQti['left'][number][] = []
  for (const { path, root, text } of items) {
    const title = (root && attribute(root, 'title')) || path.slice(path.lastIndexOf('/') + 1)
    const task = root ? taskOfItem(root, `t${tasks.length + 1}`) : failure(isCutXml(text) ? 'cut' as const : 'damaged' as const)
    if (task.ok) tasks.push(task.value)
    else left.push({ title: title.slice(0, 120), reason: task.fault })
  }
  return { title: (test && attribute(test, 'title')) || (items.length === 1 && items[0]!.root ? attribute(items[0]!.root, 'title') : ''), tasks, left }
}

function placesIn(root: QtiElement | undefined, name: string, href: string): string[] {
  if (!root) return []
  return everyBelow(root).filter(element => element.name === name).map(element => attribute(element, href).replace(/^\.?\//, '')).filter(place => place !== '')
}
