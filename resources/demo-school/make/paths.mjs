/** Where things are: everything is made next to this folder. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const school = fileURLToPath(new URL('..', import.meta.url))
export const libraryFile = (...parts) => join(school, 'library', ...parts)
