import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../../tests/fixtures/timetables')

/** The bytes of one of the fixtures that tests/fixtures/README.md lists. */
export const timetableFixture = (path: string): Buffer => readFileSync(join(folder, path))
/** Every fixture of a format, by its path. */
export const fixturesOf = (format: string): string[] => readdirSync(join(folder, format)).sort().map(name => `${format}/${name}`)
