// Downloads one file into a store and tells the bytes on disk. argv: folder, address, sha256, bytes, requests at once. Killed by its test.
import { hubSource } from '../hub-source'
import { openOwnStore } from '../own-store'

const [folder, url, sha256, bytes, ranges] = process.argv.slice(2) as [string, string, string, string, string]
const say = (line: string) => process.stdout.write(`${line}\n`)
const store = await openOwnStore({ folder, floor: { bytes: 0, share: 0 }, ranges: Number(ranges) }, {
  now: Date.now,
  sources: () => [hubSource(() => ({ url, headers: {} }))],
  changed: () => {},
  report: problem => say(JSON.stringify(problem)),
})
say(`started with ${store.partialBytes(sha256)}`)
const fetched = await store.fetch({ sha256, bytes: Number(bytes) }, new AbortController().signal, done => say(String(done)))
say(fetched.ok ? 'whole' : JSON.stringify(fetched.fault))
await store.dispose()
