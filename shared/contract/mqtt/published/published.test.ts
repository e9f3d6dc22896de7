import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commandArgs, type CommandName } from '../command'
import { payloadLimitBytes, statusLimitBytes } from '../envelope'
import { displayPublishes, displayReads, displayTopics, mayDisplayPublish, mayDisplayRead, rootOf } from '../topics'
import { asyncApi } from './asyncapi'
import { exampleEnvelope, exampleKey, examples } from './examples'
import { jsonSchemas, publishedSchema } from './json-schemas'
import { fillPage, publishedFiles } from './reference'
import { topicTable } from './topic-table'

const root = join(import.meta.dirname, '../../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const files = publishedFiles(read('docs/mqtt.md'))

test.each(Object.keys(files))('%s tells what the code does (else: npm run docs)', path => expect(read(path)).toBe(files[path]))
test('no schema is left over from something that is no more', () => {
  expect(readdirSync(join(root, 'docs/schemas')).sort()).toEqual(Object.keys(jsonSchemas()).map(name => `${name}.json`).sort())
})
test('every link of the page leads to a file', () => {
  for (const [, path] of read('docs/mqtt.md').matchAll(/\]\(([^)#]+)\)/g)) expect(() => read(`docs/${path}`), path).not.toThrow()
})

test.each(topicTable)('$name: the rights of a display are those of the table', ({ address, from }) => {
  const topic = address.replace('{root}', rootOf('s')).replace('{display}', 'a').replace('{group}', 'g').replace('{code}', 'low-disk')
  expect(mayDisplayPublish(rootOf('s'), 'a', topic)).toBe(from === 'display')
  expect(mayDisplayRead(rootOf('s'), 'a', ['g'], topic)).toBe(from === 'hub')
})
test('no topic of a display is missing in the table', () => {
  const named = topicTable.map(({ address }) => address)
  for (const last of [...displayPublishes, ...displayReads, 'alert/{code}']) expect(named).toContain(`${displayTopics('{root}', '{display}').own}/${last}`)
})
test.each(topicTable)('$name: its payload and body have schemas', ({ payload, signed }) => {
  for (const name of [payload, signed ?? payload]) expect(jsonSchemas()).toHaveProperty(name)
})

test.each(Object.entries(examples))('the example %s is what its parser takes, and small enough', (name, message) => {
  expect(publishedSchema(name)!.parse(message)).toEqual(message)
  expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(name === 'status' ? statusLimitBytes : payloadLimitBytes)
})
test.each(Object.entries(examples))('the published JSON Schema takes the example %s, and refuses it without its first key', (name, message) => {
  const schema = z.fromJSONSchema(jsonSchemas()[name] as z.core.JSONSchema.BaseSchema)
  expect(schema.safeParse(message).error).toBeUndefined()
  const [first] = Object.keys(message)
  expect(schema.safeParse(Object.fromEntries(Object.entries(message).filter(([key]) => key !== first))).success).toBe(false)
})
test('the published JSON Schema of a command refuses an extra key, like the display does', () => {
  const schema = z.fromJSONSchema(jsonSchemas().command as z.core.JSONSchema.BaseSchema)
  expect(schema.safeParse({ ...examples.command, shell: 'reboot' }).success).toBe(false)
  expect(schema.safeParse({ ...examples.command, args: { lessonId: 'l1', url: 'https://x' } }).success).toBe(false)
})
test('every reference in the AsyncAPI document leads somewhere', () => {
  const document = asyncApi()
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!)
  expect(references.length).toBeGreaterThan(topicTable.length * 3)
  for (const reference of references) {
    if (!reference.startsWith('#/')) expect(files, reference).toHaveProperty([`docs/${reference.replace('./', '')}`])
    else expect(reference.slice(2).split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document), reference).toBeDefined()
  }
})
test('the example of a command has args that its handler takes', () => {
  expect(commandArgs[examples.command.name as CommandName].parse(examples.command.args)).toEqual(examples.command.args)
})

/** RFC 8032, section 7.1, test 1, wrapped as PKCS#8. */
const privateKey = createPrivateKey({ key: Buffer.from('302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'), format: 'der', type: 'pkcs8' })
test.each(['desired', 'command', 'time-answer'] as const)('the signature of the example %s is the one that another signer makes', name => {
  const { body, sig, kid } = exampleEnvelope(name)
  expect(sig).toBe(sign(null, Buffer.from(body), privateKey).toString('base64'))
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  expect(exampleKey).toEqual({ kid, publicKey: spki.toString('base64') })
  expect(kid).toBe(createHash('sha256').update(spki).digest('hex').slice(0, 16))
  expect(publishedSchema('envelope')!.safeParse({ body, sig, kid }).success).toBe(true)
})

test('a part that the page forgot is a bug, not a silent gap', () => {
  expect(() => fillPage('no places', { topics: 'x' })).toThrow('no place for topics')
  expect(() => fillPage('<!-- made: other -->\n<!-- end -->', {})).toThrow('nothing makes the part other')
  expect(fillPage('a\n<!-- made: key -->\nold\n<!-- end -->\nb', { key: 'new' })).toBe('a\n<!-- made: key -->\nnew\n<!-- end -->\nb')
})
