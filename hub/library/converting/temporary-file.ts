import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** A new path in an upload's folder; no name from outside ever becomes a name on disk. */
export const temporaryFile = (folder: string, extension = ''): string => join(folder, `made-${randomUUID()}${extension}`)
