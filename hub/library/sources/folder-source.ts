import { basename } from 'node:path'
import type { ItemProblem } from '#shared/contract/library-sources'
import { success } from '#shared/result'
import { checkFolder, itemFile, walkFolder, type FoundFile } from './folder-walk'
import { markOf } from './item-mark'
import type { LibrarySource, SourceItem } from './source-port'

/** A file that was written to a moment ago is still being copied. */
const settleMs = 5_000

/** A folder that people put files into: each file is a material, a folder with index.html is one package. */
export function folderSource(place: string, hubData: string, now: () => number): LibrarySource {
  return {
    list: async signal => {
      const folder = await checkFolder(place, hubData)
      if (!folder.ok) return folder
      const files = await walkFolder(folder.value, signal)
      const packages = packageFolders(files)
      const problems: ItemProblem[] = []
      const items: SourceItem[] = []
      const inPackages = new Map<string, FoundFile[]>()
      for (const file of files) {
        const home = packages.find(one => file.path.startsWith(one))
        if (home !== undefined) inPackages.set(home, [...(inPackages.get(home) ?? []), file])
        else if (now() - file.mtimeMs >= settleMs) items.push(fileItem(file))
      }
      for (const [home, inside] of inPackages) if (inside.every(({ mtimeMs }) => now() - mtimeMs >= settleMs)) items.push(packageItem(home, inside))
      return success({ items, problems })
    },
    dispose: async () => {},
  }
}

/** Folders whose index.html makes them one thing, the outermost. The place itself is never one. */
function packageFolders(files: readonly FoundFile[]): string[] {
  const homes = files.flatMap(({ path }) => (/\/index\.html?$/i.test(path) ? [path.slice(0, path.lastIndexOf('/') + 1)] : []))
  return homes.filter(home => !homes.some(other => other !== home && home.startsWith(other)))
}

function fileItem(file: FoundFile): SourceItem {
  const name = basename(file.path)
  return {
    key: file.path, title: name, metadata: {},
    mark: markOf([file.bytes, Math.round(file.mtimeMs)]),
    content: async () => success({ kind: 'file', name, files: [itemFile(name, file)] }),
  }
}

function packageItem(home: string, files: readonly FoundFile[]): SourceItem {
  const name = basename(home)
  return {
    key: home, title: name, metadata: {},
    mark: markOf(files.map(({ path, bytes, mtimeMs }) => [path, bytes, Math.round(mtimeMs)])),
    content: async () => success({ kind: 'folder', name, files: files.map(file => itemFile(file.path.slice(home.length), file)) }),
  }
}
