import { z } from 'zod'
import { failure, success } from '#shared/result'
import { mostListed, type PackageFormat } from './format'
import type { Package } from '../package-files'
import { jsonAt } from './package-text'

const dependencySchema = z.object({ machineName: z.string().regex(/^[\w.-]{1,100}$/), majorVersion: z.coerce.number().int(), minorVersion: z.coerce.number().int() })
type Dependency = z.infer<typeof dependencySchema>
const h5pSchema = z.object({ title: z.string().default(''), mainLibrary: z.string().min(1), preloadedDependencies: z.array(dependencySchema).min(1).max(200), language: z.string().optional() })
const librarySchema = z.object({ preloadedDependencies: z.array(dependencySchema).max(200).default([]) })

/** H5P: unpacked, its content and every library that it names, with those that they name, inside; a file exported without libraries cannot play offline. */
export const h5p: PackageFormat = {
  claims: pack => pack.at('h5p.json') !== undefined,
  make: async (pack, { name }) => {
    const head = h5pSchema.safeParse(await jsonAt(pack, 'h5p.json'))
    if (!head.success || (await jsonAt(pack, 'content/content.json')) === undefined) return failure({ kind: 'damaged', name, detail: 'wrong-h5p' })
    const { title, mainLibrary, preloadedDependencies } = head.data
    if (!preloadedDependencies.some(({ machineName }) => machineName === mainLibrary)) return failure({ kind: 'damaged', name, detail: 'wrong-h5p' })
    const missing = await missingLibraries(pack, preloadedDependencies)
    if (missing.length > 0) return failure({ kind: 'unsupported', name, detail: `h5p-libraries:${missing.slice(0, mostListed).join(', ')}` })
    return success({ type: 'h5p', entry: 'h5p.json', files: pack.files, about: title.trim() === '' ? {} : { title: title.trim().slice(0, 200) } })
  },
}

/** Names of libraries that are not inside, each once, in the order of finding. */
async function missingLibraries(pack: Package, first: readonly Dependency[]): Promise<string[]> {
  const missing: string[] = []
  const seen = new Set<string>()
  const waiting = [...first]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const folder = folderOf(next)
    if (seen.has(folder)) continue
    seen.add(folder)
    const library = librarySchema.safeParse(await jsonAt(pack, `${folder}/library.json`))
    if (library.success) waiting.push(...library.data.preloadedDependencies)
    else missing.push(folder)
  }
  return missing
}

const folderOf = ({ machineName, majorVersion, minorVersion }: Dependency): string => `${machineName}-${majorVersion}.${minorVersion}`
