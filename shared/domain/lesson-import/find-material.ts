import type { Material } from '../material'

/** How a foreign lesson names a material; any of these may be empty. */
export interface MaterialName {
  readonly id: string
  readonly file: string
  readonly title: string
}

export interface FoundMaterial {
  readonly id: string
  readonly title: string
  readonly by: 'id' | 'title'
}

export type MaterialFinder = (name: MaterialName) => FoundMaterial | undefined

/** Finds by id, else by the file's or the material's title where exactly one of the library bears it. */
export function materialFinder(materials: readonly Pick<Material, 'id' | 'title'>[]): MaterialFinder {
  const byId = new Map(materials.map(one => [one.id, one]))
  const byTitle = new Map<string, Pick<Material, 'id' | 'title'> | 'several'>()
  for (const one of materials) byTitle.set(fold(one.title), byTitle.has(fold(one.title)) ? 'several' : one)
  return ({ id, file, title }) => {
    const same = byId.get(id.toLowerCase())
    if (same) return { id: same.id, title: same.title, by: 'id' }
    for (const words of [file.replace(/^.*[\\/]/, '').replace(/\.[\p{L}\d]{1,8}$/u, ''), title]) {
      const named = words.trim() === '' ? undefined : byTitle.get(fold(words))
      if (named && named !== 'several') return { id: named.id, title: named.title, by: 'title' }
    }
    return undefined
  }
}

const fold = (words: string): string => words.toLocaleLowerCase('ru').replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim()
