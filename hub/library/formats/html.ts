import { failure, success } from '#shared/result'
import type { PackageFormat } from './format'

const page = /^index\.html?$/i

/** A page with what belongs to it. */
export const html: PackageFormat = {
  claims: pack => pack.files.some(({ path }) => page.test(path)),
  make: async pack => {
    const entry = pack.files.find(({ path }) => page.test(path))!
    return entry.bytes === 0 ? failure({ kind: 'empty', name: entry.path }) : success({ type: 'html', entry: entry.path, files: pack.files })
  },
}
