import { z } from 'zod'
import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import { failure, success, type Result } from '#shared/result'
import { gradeSign } from '#shared/text/library-words'
import { parseJson } from '../../../agent/trust/envelopes'
import type { SourceMetadata } from './source-port'
import { cut, gradesIn, subjectNamed } from './source-words'

/** A publication that can be fetched. */
export interface OpdsItem {
  readonly key: string
  readonly metadata: SourceMetadata & { readonly title: string }
  /** Absolute. */
  readonly address: string
  /** What the feed says of its state; the file's own ETag is asked when it is fetched. */
  readonly modified: string
}

const words = z.union([z.string(), z.record(z.string(), z.string())])
const named = z.union([z.string(), z.object({ name: words }).loose()])
const many = <T extends z.ZodType>(one: T) => z.union([z.array(one), one])
const linkSchema = z.object({ href: z.string().max(4000), rel: many(z.string()).optional(), type: z.string().optional(), templated: z.boolean().optional() }).loose()
const metadataSchema = z.object({
  title: words.optional(), identifier: z.string().max(500).optional(), author: many(named).optional(), subject: many(named).optional(), language: many(z.string()).optional(),
  description: z.string().optional(), modified: z.string().max(100).optional(), rights: z.string().optional(),
}).loose()
/** Each publication is judged for itself. */
const pageSchema = z.object({
  metadata: z.object({ title: words }).loose(),
  links: z.array(linkSchema),
  publications: z.array(z.unknown()).optional(),
  groups: z.array(z.object({ publications: z.array(z.unknown()).optional() }).loose()).optional(),
}).loose()
const publicationSchema = z.object({ metadata: metadataSchema, links: z.array(z.unknown()) }).loose()

/** Reads one page of an OPDS 2 feed that lies at `address`; `next` is the page after it. */
export function parseOpdsPage(text: string, address: string): Result<{ items: OpdsItem[]; problems: ItemProblem[]; next: string | undefined }, SourceFault> {
  const page = pageSchema.safeParse(parseJson(text)).data
  if (!page) return failure({ kind: 'not-a-feed', detail: address.slice(0, 300) })
  const [items, problems]: [OpdsItem[], ItemProblem[]] = [[], []]
  const publications = [...(page.publications ?? []), ...(page.groups ?? []).flatMap(group => group.publications ?? [])]
  publications.forEach((candidate, index) => {
    const item = itemOf(candidate, address, index)
    if ('address' in item) items.push(item)
    else problems.push(item)
  })
  const next = page.links.find(link => relsOf(link).includes('next') && !link.templated)
  return success({ items, problems, next: next && absolute(next.href, address) })
}

function itemOf(candidate: unknown, base: string, index: number): OpdsItem | ItemProblem {
  const publication = publicationSchema.safeParse(candidate).data
  const about = publication?.metadata ?? {}
  const title = cut(plain(about.title), 200)
  const key = cut(about.identifier ?? '', 500)
  const tell = (kind: ItemProblem['kind'], detail = ''): ItemProblem => ({ key: key || `${base.slice(0, 400)} № ${index + 1}`, title: title.slice(0, 300), kind, detail })
  if (!publication) return tell('unreadable')
  if (!title) return tell('no-title')
  const links = publication.links.flatMap(link => linkSchema.safeParse(link).data ?? []).filter(link => !link.templated)
  // Open access first; a sample is no material, and what has to be bought or borrowed cannot be fetched.
  const link = links.find(one => relsOf(one).includes('http://opds-spec.org/acquisition/open-access')) ?? links.find(one => relsOf(one).some(rel => rel === 'http://opds-spec.org/acquisition' || rel === 'enclosure'))
  const address = link && absolute(link.href, base)
  if (!link || !address) return tell('no-file', links.flatMap(relsOf).find(rel => rel.startsWith('http://opds-spec.org/acquisition/'))?.slice(0, 300))
  const subjects = list(about.subject).map(nameOf)
  const subject = subjects.map(subjectNamed).find(found => found !== undefined)
  const grades = subjects.filter(one => gradeSign.test(one)).flatMap(gradesIn)
  const author = list(about.author).map(nameOf).filter(Boolean).join(', ')
  const metadata = {
    title,
    ...(subject ? { subject } : {}),
    ...(grades.length > 0 ? { grades: [...new Set(grades)].sort((a, b) => a - b) } : {}),
    ...(author ? { author: cut(author, 200) } : {}),
    ...(about.description ? { summary: cut(about.description.replaceAll(/<[^<>]*>/g, ' '), 1000) } : {}),
    ...(about.rights ? { licence: cut(about.rights, 200) } : {}),
    ...(list(about.language)[0] ? { language: cut(list(about.language)[0]!, 16) } : {}),
  }
  return { key: key || address.slice(0, 500), metadata, address, modified: about.modified ?? '' }
}

const list = <T>(value: T | readonly T[] | undefined): readonly T[] => (value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T])
const relsOf = ({ rel }: z.infer<typeof linkSchema>): readonly string[] => list(rel)
const plain = (value: z.infer<typeof words> | undefined): string => (typeof value === 'string' ? value : value ? (value.ru ?? Object.values(value)[0] ?? '') : '')
const nameOf = (value: z.infer<typeof named>): string => (typeof value === 'string' ? value : plain(value.name))

function absolute(href: string, base: string): string | undefined {
  try {
    return new URL(href, base).href
  } catch {
    return undefined
  }
}
