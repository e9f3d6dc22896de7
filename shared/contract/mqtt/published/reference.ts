import { ackStates, isEndState, type AckState } from '../ack'
import { commandRevisions, pictureCommands, type CommandName } from '../command'
import { asyncApi } from './asyncapi'
import { exampleEnvelope, exampleKey, examples } from './examples'
import { jsonSchemas } from './json-schemas'
import { topicTable } from './topic-table'

/** The files that are made from code: path from the project's root → text. `page` is docs/mqtt.md as it stands; its words stay, its made parts are replaced. */
export function publishedFiles(page: string): Record<string, string> {
  return {
    'docs/mqtt.md': fillPage(page, pageParts()),
    'docs/asyncapi.json': jsonText(asyncApi()),
    ...Object.fromEntries(Object.entries(jsonSchemas()).map(([name, schema]) => [`docs/schemas/${name}.json`, jsonText(schema)])),
  }
}

/** Replaces what stands between `<!-- made: name -->` and `<!-- end -->`; a part without a place, or a place without a part, is a bug. */
export function fillPage(page: string, parts: Readonly<Record<string, string>>): string {
  const placed = new Set<string>()
  const filled = page.replace(/(<!-- made: ([a-z-]+) -->\n)[^]*?(<!-- end -->)/g, (_whole, open: string, name: string, close: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`nothing makes the part ${name}`)
    placed.add(name)
    return `${open}${part}\n${close}`
  })
  const lost = Object.keys(parts).filter(name => !placed.has(name))
  if (lost.length > 0) throw new Error(`the page has no place for ${lost.join(', ')}`)
  return filled
}

function pageParts(): Record<string, string> {
  return {
    topics: table(['Topic', 'From', 'QoS', 'Retained', 'Payload', 'What'], topicTable.map(row => [
      `\`${row.address}\``, row.from, String(row.qos), row.retained === 'clears' ? 'yes, empty clears' : row.retained,
      row.signed ? `${link(row.payload)} of ${link(row.signed)}` : link(row.payload), row.what,
    ])),
    commands: table(['Command', 'Revision', 'Args', 'Changes the picture'], Object.entries(commandRevisions).map(([name, revision]) => [
      `\`${name}\``, String(revision), argsOf(name as CommandName), pictureCommands.includes(name as CommandName) ? 'yes' : '',
    ])),
    acks: table(['State', 'Means', 'Ends the command'], ackStates.map(state => [`\`${state}\``, ackMeanings[state], isEndState(state) ? 'yes' : ''])),
    key: fenced('text', `kid        ${exampleKey.kid}\npublic key ${exampleKey.publicKey}`),
    'desired-example': fenced('json', JSON.stringify(examples.desired, null, 2)),
    'command-example': `${fenced('json', JSON.stringify(examples.command, null, 2))}\n\nOn the wire:\n\n${fenced('json', JSON.stringify(exampleEnvelope('command'), null, 2))}`,
    'display-examples': (['status', 'reported', 'ack', 'event'] as const).map(name => `\`${name}\`\n\n${fenced('json', JSON.stringify(examples[name]))}`).join('\n\n'),
    schemas: table(['Schema', 'What'], Object.entries(jsonSchemas()).map(([name, schema]) => [link(name), String(schema.title)])),
  }
}

const ackMeanings: Readonly<Record<AckState, string>> = {
  received: 'it is here, within 1 s; nothing is done yet',
  started: 'work has begun',
  progress: '`result {doneBytes, totalBytes}`, at most twice a second',
  offered: 'a lesson is on: the teacher was asked; `result {offerUntil}`',
  deferred: 'the teacher said "after the lesson"',
  declined: 'the teacher said no',
  done: 'the effect was read back and is there',
  failed: 'it is not; `err {code, msg}` says why',
  expired: '`ts + ttl` was past, or an offer ran out',
  rejected: 'not obeyed: signature, number, name, args; `err.code` says which',
  duplicate: 'this id was seen before; `result` is the stored end',
}

/** `key: type` of a command's args, optional ones with a question mark. */
function argsOf(name: CommandName): string {
  const variants = jsonSchemas().command!.anyOf as { properties: { name: { const: string }; args: ArgsSchema } }[]
  const { properties = {}, required = [] } = variants.find(variant => variant.properties.name.const === name)!.properties.args
  return Object.entries(properties).map(([key, schema]) => `\`${key}${required.includes(key) ? '' : '?'}\` ${limitsOf(schema)}`).join(', ') || '–'
}

interface ValueSchema { type?: string; items?: ValueSchema; minimum?: number; maximum?: number; exclusiveMinimum?: number; minLength?: number; maxLength?: number; maxItems?: number; pattern?: string }
interface ArgsSchema { properties?: Record<string, ValueSchema>; required?: string[] }

/** Limits as people write them; JavaScript's own largest integer is none. */
function limitsOf({ type, items, minimum, maximum, exclusiveMinimum, maxLength, maxItems, pattern }: ValueSchema): string {
  if (type === 'array') return `list of ${limitsOf(items ?? {})}${maxItems === undefined ? '' : `, at most ${maxItems}`}`
  if (type === 'string') return pattern ? 'id' : `text${maxLength === undefined ? '' : ` ≤ ${maxLength}`}`
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` ≤ ${maximum}`
  const least = exclusiveMinimum !== undefined ? ` > ${exclusiveMinimum}` : minimum === undefined ? '' : ` ≥ ${minimum}`
  return `${type ?? 'value'}${least}${most}`
}

const link = (name: string): string => `[${name}](schemas/${name}.json)`
const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``
const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')
